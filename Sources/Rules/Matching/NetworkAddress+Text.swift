import CloudTrail

extension NetworkAddress {
  /// Reads an address as it is commonly written, or nil where the text is none.
  init?(_ bytes: RawSpan, _ range: ByteRange) {
    // The longest form is that of version 6 with an address of version 4 at its end.
    guard range.count >= 2, range.count <= 45 else { return nil }
    for position in range.start..<range.end where bytes.byte(position) == UInt8(ascii: ":") {
      self.init(version6: bytes, range)
      return
    }
    guard let value = NetworkAddress.version4(bytes, range) else { return nil }
    self.init(isVersion6: false, high: UInt64(value) << 32, low: 0)
  }

  /// Four decimal numbers without leading zeros.
  private static func version4(_ bytes: RawSpan, _ range: ByteRange) -> UInt32? {
    var value: UInt32 = 0
    var part: UInt32 = 0
    var digitCount = 0
    var partCount = 0
    for position in range.start..<range.end {
      let byte = bytes.byte(position)
      if byte == UInt8(ascii: ".") {
        guard digitCount > 0, partCount < 3 else { return nil }
        value = value << 8 | part
        (part, digitCount, partCount) = (0, 0, partCount + 1)
        continue
      }
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10, digitCount == 0 || part > 0 else { return nil }
      part = part * 10 + UInt32(digit)
      digitCount += 1
      guard part <= 255 else { return nil }
    }
    guard digitCount > 0, partCount == 3 else { return nil }
    return value << 8 | part
  }

  private init?(version6 bytes: RawSpan, _ range: ByteRange) {
    var groups = Version6Groups()
    var position = range.start
    if range.count >= 2, bytes.byte(position) == UInt8(ascii: ":") {
      guard bytes.byte(position + 1) == UInt8(ascii: ":") else { return nil }
      position += 1
    }
    while position < range.end {
      if bytes.byte(position) == UInt8(ascii: ":") {
        // The second colon of a pair stands for as many zeros as are missing.
        guard groups.markGap() else { return nil }
        position += 1
        continue
      }
      let end = NetworkAddress.groupEnd(bytes, position, range.end)
      if end < range.end, bytes.byte(end) == UInt8(ascii: ".") {
        guard let tail = NetworkAddress.version4(bytes, ByteRange(position, range.end)),
          groups.append(UInt16(tail >> 16)), groups.append(UInt16(tail & 0xFFFF))
        else { return nil }
        position = range.end
        break
      }
      guard let group = NetworkAddress.group(bytes, position, end), groups.append(group) else {
        return nil
      }
      position = end
      guard position < range.end else { break }
      guard bytes.byte(position) == UInt8(ascii: ":"), position + 1 < range.end else { return nil }
      position += 1
    }
    guard let (high, low) = groups.halves else { return nil }
    self.init(isVersion6: true, high: high, low: low)
  }

  private static func groupEnd(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Int {
    var position = start
    while position < end, hexadecimalDigit(bytes.byte(position)) != nil { position += 1 }
    return position
  }

  private static func group(_ bytes: RawSpan, _ start: Int, _ end: Int) -> UInt16? {
    guard end > start, end - start <= 4 else { return nil }
    var value: UInt16 = 0
    for position in start..<end {
      guard let digit = hexadecimalDigit(bytes.byte(position)) else { return nil }
      value = value << 4 | UInt16(digit)
    }
    return value
  }

  private static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

/// The eight groups of an address of version 6, while they are read.
private struct Version6Groups {
  private var groups: InlineArray<8, UInt16> = .init(repeating: 0)
  private var count = 0
  private var gap: Int?

  mutating func append(_ group: UInt16) -> Bool {
    guard count < 8 else { return false }
    groups[count] = group
    count += 1
    return true
  }

  mutating func markGap() -> Bool {
    guard gap == nil else { return false }
    gap = count
    return true
  }

  /// The address, or nil where groups are missing or too many.
  var halves: (high: UInt64, low: UInt64)? {
    guard gap == nil ? count == 8 : count < 8 else { return nil }
    var halves: (high: UInt64, low: UInt64) = (0, 0)
    for index in 0..<count {
      let place = index < gap ?? count ? index : index + 8 - count
      let shift = UInt64(48 - 16 * (place & 3))
      if place < 4 {
        halves.high |= UInt64(groups[index]) << shift
      } else {
        halves.low |= UInt64(groups[index]) << shift
      }
    }
    return halves
  }
}
