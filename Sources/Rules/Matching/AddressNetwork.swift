import CloudTrail

/// An IP address: 16 bytes, of which version 4 uses the first four.
struct NetworkAddress: Hashable, Sendable {
  let isVersion6: Bool
  let high: UInt64
  let low: UInt64

  var bitCount: Int { isVersion6 ? 128 : 32 }

  /// The first bits of the address, all others zero.
  func prefix(_ count: Int) -> NetworkAddress {
    let highMask: UInt64 = count >= 64 ? .max : count == 0 ? 0 : .max << UInt64(64 - count)
    let lowCount = count - 64
    let lowMask: UInt64 =
      lowCount >= 64 ? .max : lowCount <= 0 ? 0 : .max << UInt64(64 - lowCount)
    return NetworkAddress(isVersion6: isVersion6, high: high & highMask, low: low & lowMask)
  }
}

/// All addresses that begin with the same bits.
struct AddressNetwork: Hashable, Sendable {
  let address: NetworkAddress
  let bitCount: Int

  func contains(_ other: NetworkAddress) -> Bool {
    other.isVersion6 == address.isVersion6 && other.prefix(bitCount) == address
  }

  /// Whether a stretch of text is an address in this network.
  func contains(_ bytes: RawSpan, _ range: ByteRange) -> Bool {
    guard let address = NetworkAddress(bytes, range) else { return false }
    return contains(address)
  }
}

extension AddressNetwork {
  /// Why a text is not a network.
  struct Fault: Error {
    let fault: String
    let mend: String
  }

  /// Reads `address/bits`, or a single address.
  init(_ text: String) throws(Fault) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let bytes = Array(parts[0].utf8)
    guard let address = NetworkAddress(bytes.span.bytes, ByteRange(0, bytes.count)) else {
      throw Fault(
        fault: "'\(text)' is not a network", mend: "write it as 192.0.2.0/24 or 2001:db8::/32")
    }
    var bitCount = address.bitCount
    if parts.count == 2 {
      guard let count = Int(parts[1]), (0...bitCount).contains(count),
        parts[1].utf8.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 })
      else {
        throw Fault(
          fault: "'\(parts[1])' is not a number of bits", mend: "write 0 to \(bitCount) behind '/'")
      }
      bitCount = count
    }
    guard address.prefix(bitCount) == address else {
      throw Fault(
        fault: "'\(text)' has bits set behind the first \(bitCount)",
        mend: "write the first address of the network")
    }
    self.init(address: address, bitCount: bitCount)
  }
}
