/// Scans JSON strings eight bytes at a time.
enum JSONStringScan {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Finds the end of the string whose opening quote is at `start`.
  ///
  /// - Returns: the position after the closing quote.
  @inline(__always)
  static func end(
    of start: Int, in bytes: RawSpan, limit: Int, findings: inout JSONTextFindings
  ) throws(JSONFault) -> Int {
    var position = start + 1
    while true {
      position = nextSpecial(bytes, position, limit)
      guard position < limit else { throw .incomplete(at: limit) }
      let byte = bytes.byte(position)
      if byte == JSONByte.quote { return position + 1 }
      if byte == JSONByte.backslash {
        position = try escapeEnd(position, bytes, limit, &findings)
      } else if byte < 0x20 {
        findings.insert(.rawControlCharacter)
        position += 1
      } else {
        let length = UTF8Sequence.length(at: position, in: bytes, limit: limit)
        if length == 0 { findings.insert(.invalidUTF8) }
        position += max(length, 1)
      }
    }
  }

  /// The high bits of the bytes of a word that are quotes or backslashes.
  @inline(__always)
  static func quoteOrBackslashMarks(_ word: UInt64) -> UInt64 {
    let quotes = word ^ (ones &* UInt64(JSONByte.quote))
    let backslashes = word ^ (ones &* UInt64(JSONByte.backslash))
    return (((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)) & highBits
  }

  /// The first byte from `start` that is a quote, a backslash, a control character or not ASCII.
  ///
  /// Each test marks a byte's high bit; borrows can mark wrongly only above the first true mark,
  /// and only the first is used.
  @inline(__always)
  private static func nextSpecial(_ bytes: RawSpan, _ start: Int, _ limit: Int) -> Int {
    var position = start
    while position + 8 <= limit {
      let word = bytes.word(position)
      let special =
        quoteOrBackslashMarks(word) | (((word &- (ones &* 0x20)) & ~word) | word) & highBits
      if special != 0 { return position + (special.trailingZeroBitCount >> 3) }
      position += 8
    }
    while position < limit {
      let byte = bytes.byte(position)
      if byte == JSONByte.quote || byte == JSONByte.backslash || byte < 0x20 || byte >= 0x80 {
        return position
      }
      position += 1
    }
    return position
  }

  private static func escapeEnd(
    _ start: Int, _ bytes: RawSpan, _ limit: Int, _ findings: inout JSONTextFindings
  ) throws(JSONFault) -> Int {
    guard start + 1 < limit else { throw .incomplete(at: limit) }
    switch bytes.byte(start + 1) {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return start + 2
    case UInt8(ascii: "u"):
      let unit = try codeUnit(start, bytes, limit)
      guard UTF16.isSurrogate(unit) else { return start + 6 }
      if UTF16.isLeadSurrogate(unit), start + 12 <= limit,
        bytes.byte(start + 6) == JSONByte.backslash, bytes.byte(start + 7) == UInt8(ascii: "u"),
        UTF16.isTrailSurrogate(try codeUnit(start + 6, bytes, limit))
      {
        return start + 12
      }
      // At the end of the bytes the other half may still come: the scan is then repeated whole.
      findings.insert(.loneSurrogate)
      return start + 6
    default:
      throw .expected("a known escape", at: start + 1)
    }
  }

  /// The UTF-16 code unit of the escape `\uXXXX` at `start`.
  static func codeUnit(
    _ start: Int, _ bytes: RawSpan, _ limit: Int
  ) throws(JSONFault) -> UInt16 {
    guard start + 6 <= limit else { throw .incomplete(at: limit) }
    var unit: UInt16 = 0
    for position in (start + 2)..<(start + 6) {
      guard let digit = Character(Unicode.Scalar(bytes.byte(position))).hexDigitValue else {
        throw .expected("four hexadecimal digits", at: position)
      }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}

/// UTF-8 sequences as RFC 3629 allows them.
enum UTF8Sequence {
  /// The length of the well-formed sequence at a position, or 0 where there is none.
  static func length(at start: Int, in bytes: RawSpan, limit: Int) -> Int {
    let lead = bytes.byte(start)
    if lead < 0x80 { return 1 }
    let count: Int
    switch lead {
    case 0xC2...0xDF: count = 2
    case 0xE0...0xEF: count = 3
    case 0xF0...0xF4: count = 4
    default: return 0
    }
    guard start + count <= limit else { return 0 }
    let second = bytes.byte(start + 1)
    // Overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte.
    switch lead {
    case 0xE0: guard second >= 0xA0 else { return 0 }
    case 0xED: guard second < 0xA0 else { return 0 }
    case 0xF0: guard second >= 0x90 else { return 0 }
    case 0xF4: guard second < 0x90 else { return 0 }
    default: break
    }
    for offset in 1..<count where bytes.byte(start + offset) & 0xC0 != 0x80 { return 0 }
    return count
  }
}
