import CloudTrail

/// Finds the strings of JSON that can name somebody.
enum JSONStrings {
  /// The strings of a line of JSON with their quotes, in order, without the names of members that the
  /// format gives.
  static func ofPersons(in bytes: RawSpan) -> [ByteRange] {
    var strings: [ByteRange] = []
    var position = 0
    while position < bytes.byteCount {
      guard bytes.byte(position) == UInt8(ascii: "\"") else {
        position += 1
        continue
      }
      let end = JSONLookup.skipString(bytes, position, bytes.byteCount)
      let string = ByteRange(position, end)
      position = end
      guard string.count > 2, !isFormat(string, in: bytes) else { continue }
      strings.append(string)
    }
    return strings
  }

  private static func isFormat(_ string: ByteRange, in bytes: RawSpan) -> Bool {
    var next = string.end
    while next < bytes.byteCount, " \t".utf8.contains(bytes.byte(next)) { next += 1 }
    guard next < bytes.byteCount, bytes.byte(next) == UInt8(ascii: ":") else { return false }
    return FormatWords.memberNames.contains(bytes.text(string.withoutQuotes))
  }
}
