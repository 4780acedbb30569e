import Glibc

/// An internet address, and whether it belongs to the internet at large.
struct NetworkAddress: Sendable, Hashable {
  /// Four or sixteen bytes, in the network's order.
  private let bytes: [UInt8]
  /// As it is written.
  let text: String

  /// An address as it is written; nil where the text is none.
  init?(_ text: String) {
    var version4 = in_addr()
    var version6 = in6_addr()
    if inet_pton(AF_INET, text, &version4) == 1 {
      bytes = withUnsafeBytes(of: version4) { Array($0) }
    } else if inet_pton(AF_INET6, text, &version6) == 1 {
      bytes = withUnsafeBytes(of: version6) { Array($0) }
    } else {
      return nil
    }
    self.text = text
  }

  /// Whether it leads into a network of one's own, to this machine, to the metadata of a cloud, or
  /// nowhere (the special-purpose registries of IANA, RFC 6890).
  var isPrivate: Bool {
    bytes.count == 4 ? Self.isPrivate(version4: bytes[...]) : isPrivateVersion6
  }

  private static func isPrivate(version4 bytes: ArraySlice<UInt8>) -> Bool {
    let (first, second, third) = (
      bytes[bytes.startIndex], bytes[bytes.startIndex + 1], bytes[bytes.startIndex + 2]
    )
    switch first {
    case 0, 10, 127: return true
    case 100: return (64...127).contains(second)
    case 169: return second == 254
    case 172: return (16...31).contains(second)
    case 192: return second == 168 || (second == 0 && (third == 0 || third == 2))
    case 198: return second == 18 || second == 19 || (second == 51 && third == 100)
    case 203: return second == 0 && third == 113
    default: return first >= 224
    }
  }

  private var isPrivateVersion6: Bool {
    // Addresses that carry one of version 4: mapped, translated (RFC 6052), and 6to4.
    if bytes[..<12].elementsEqual(Self.mapped) || bytes[..<12].elementsEqual(Self.translated) {
      return Self.isPrivate(version4: bytes[12...])
    }
    if bytes[0] == 0x20, bytes[1] == 0x02 { return Self.isPrivate(version4: bytes[2..<6]) }
    // Only this eighth is given out to the internet; documentation and tunnels are parts of it.
    guard bytes[0] & 0xE0 == 0x20 else { return true }
    return bytes[0] == 0x20 && bytes[1] == 0x01
      && (bytes[2] < 0x02 || (bytes[2] == 0x0D && bytes[3] == 0xB8))
  }

  private static let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
  private static let translated: [UInt8] = [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
}
