import CloudTrail

/// Finds the texts of JSON that can name somebody.
enum JSONTexts {
  /// Numbers with fewer digits are nobody's name.
  private static let digitCountMinimum = 6

  /// The strings of a line of JSON with their quotes, and its long numbers, in order; without the names
  /// of members that the format gives.
  ///
  /// A number can be the name of a user, and stand where others have strings.
  static func ofPersons(in bytes: RawSpan) -> [ByteRange] {
    var texts: [ByteRange] = []
    var position = 0
    while position < bytes.byteCount {
      let start = position
      if bytes.byte(start) == UInt8(ascii: "\"") {
        position = JSONLookup.skipString(bytes, start, bytes.byteCount)
        let string = ByteRange(start, position)
        if string.count > 2, !isFormat(string, in: bytes) { texts.append(string) }
      } else if isOfNumber(bytes.byte(start)) {
        var digitCount = 0
        while position < bytes.byteCount, isOfNumber(bytes.byte(position)) {
          if isDigit(bytes.byte(position)) { digitCount += 1 }
          position += 1
        }
        if digitCount >= digitCountMinimum { texts.append(ByteRange(start, position)) }
      } else {
        position += 1
      }
    }
    return texts
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    isDigit(byte) || "-+.eE".utf8.contains(byte)
  }

  private static func isFormat(_ string: ByteRange, in bytes: RawSpan) -> Bool {
    var next = string.end
    while next < bytes.byteCount, " \t".utf8.contains(bytes.byte(next)) { next += 1 }
    guard next < bytes.byteCount, bytes.byte(next) == UInt8(ascii: ":") else { return false }
    return FormatWords.memberNames.contains(bytes.text(string.withoutQuotes))
  }
}
