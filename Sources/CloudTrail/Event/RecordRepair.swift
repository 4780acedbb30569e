/// Rewrites records that are readable but unfit for storing as they are.
///
/// Bytes that are not UTF-8 and lone surrogates become U+FFFD, raw control characters are escaped,
/// and of a member that stands twice only the last one stays. The original bytes are kept beside
/// the event.
enum RecordRepair {
  /// The repaired text of a record.
  static func repair(_ record: borrowing Record, in bytes: RawSpan) -> [UInt8] {
    var members: [(name: ByteRange, value: ByteRange)] = []
    JSONLookup.forEachMember(of: record.range, in: bytes) { name, value in
      members.append((name, value))
      return true
    }
    // Found from the end, so that a record of very many members takes no time squared.
    var names: Set<[UInt8]> = []
    let isLast = members.reversed().map { member in
      var name: [UInt8] = []
      JSONString.append(member.name, of: bytes, to: &name)
      return names.insert(name).inserted
    }
    var output: [UInt8] = [JSONByte.openBrace]
    for (member, isLast) in zip(members, isLast.reversed()) where isLast {
      if output.count > 1 { output.append(JSONByte.comma) }
      output.append(JSONByte.quote)
      rewrite(member.name, isInString: true, bytes, &output)
      output.append(JSONByte.quote)
      output.append(JSONByte.colon)
      rewrite(member.value, isInString: false, bytes, &output)
    }
    output.append(JSONByte.closeBrace)
    return output
  }

  /// Copies JSON text, mending its strings; a name is given without its quotes.
  private static func rewrite(
    _ range: ByteRange, isInString startsInString: Bool, _ bytes: RawSpan,
    _ output: inout [UInt8]
  ) {
    let replacement = Array("\u{FFFD}".utf8)
    var isInString = startsInString
    var position = range.start
    while position < range.end {
      let byte = bytes.byte(position)
      if byte == JSONByte.backslash, isInString {
        position = rewriteEscape(position, range.end, bytes, replacement, &output)
        continue
      }
      if byte == JSONByte.quote { isInString.toggle() }
      if byte < 0x20, isInString {
        output.append(contentsOf: "\\u\(Hexadecimal.text(byte, width: 4))".utf8)
        position += 1
        continue
      }
      let length = UTF8Sequence.length(at: position, in: bytes, limit: range.end)
      if length == 0 { output.append(contentsOf: replacement) }
      for offset in 0..<length { output.append(bytes.byte(position + offset)) }
      position += max(length, 1)
    }
  }

  private static func rewriteEscape(
    _ start: Int, _ end: Int, _ bytes: RawSpan, _ replacement: [UInt8], _ output: inout [UInt8]
  ) -> Int {
    guard start + 1 < end, bytes.byte(start + 1) == UInt8(ascii: "u"),
      let unit = try? JSONStringScan.codeUnit(start, bytes, end), UTF16.isSurrogate(unit)
    else { return copy(2, from: start, end, bytes, &output) }
    if UTF16.isLeadSurrogate(unit), start + 12 <= end,
      bytes.byte(start + 6) == JSONByte.backslash, bytes.byte(start + 7) == UInt8(ascii: "u"),
      let second = try? JSONStringScan.codeUnit(start + 6, bytes, end),
      UTF16.isTrailSurrogate(second)
    {
      return copy(12, from: start, end, bytes, &output)
    }
    output.append(contentsOf: replacement)
    return start + 6
  }

  private static func copy(
    _ count: Int, from start: Int, _ end: Int, _ bytes: RawSpan, _ output: inout [UInt8]
  ) -> Int {
    for position in start..<min(start + count, end) { output.append(bytes.byte(position)) }
    return min(start + count, end)
  }
}
