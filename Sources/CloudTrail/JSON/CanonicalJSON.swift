/// JSON text in one form: members sorted by name, strings without needless escapes, no white space.
///
/// Two copies of a record that different tools wrote are equal in it. Numbers keep their text.
public enum CanonicalJSON {
  /// The canonical form of JSON text that has been checked before, in UTF-8.
  ///
  /// Bytes, because two texts that Unicode calls equivalent are equal as `String`s.
  public static func text(_ json: String) -> [UInt8] {
    let utf8 = Array(json.utf8)
    var output: [UInt8] = []
    append(ByteRange(0, utf8.count), of: utf8.span.bytes, to: &output, depth: 0)
    return output
  }

  private static func append(
    _ value: ByteRange, of bytes: RawSpan, to output: inout [UInt8], depth: Int
  ) {
    // Stored records are never deeper than the decoder allows; this guards the stack all the same.
    guard !value.isEmpty, depth <= JSONValueScan.depthLimit else { return }
    switch JSONKind(firstByte: bytes.byte(value.start)) {
    case .object: appendObject(value, bytes, &output, depth)
    case .array:
      output.append(JSONByte.openBracket)
      JSONLookup.forEachElement(of: value, in: bytes) { element in
        append(element, of: bytes, to: &output, depth: depth + 1)
        output.append(JSONByte.comma)
        return true
      }
      output.append(JSONByte.closeBracket)
    case .string:
      appendString(value.withoutQuotes, bytes, &output)
    case .number, .bool, .null:
      output.append(contentsOf: bytes.copy(value))
    }
  }

  private static func appendObject(
    _ object: ByteRange, _ bytes: RawSpan, _ output: inout [UInt8], _ depth: Int
  ) {
    var members: [(name: [UInt8], value: ByteRange)] = []
    JSONLookup.forEachMember(of: object, in: bytes) { name, value in
      var decoded: [UInt8] = []
      JSONString.append(name, of: bytes, to: &decoded)
      members.append((decoded, value))
      return true
    }
    members.sort { $0.name.lexicographicallyPrecedes($1.name) }
    output.append(JSONByte.openBrace)
    for member in members {
      output.append(JSONByte.quote)
      output.append(contentsOf: member.name)
      output.append(JSONByte.quote)
      output.append(JSONByte.colon)
      append(member.value, of: bytes, to: &output, depth: depth + 1)
      output.append(JSONByte.comma)
    }
    output.append(JSONByte.closeBrace)
  }

  private static func appendString(
    _ content: ByteRange, _ bytes: RawSpan, _ output: inout [UInt8]
  ) {
    var decoded: [UInt8] = []
    JSONString.append(content, of: bytes, to: &decoded)
    output.append(JSONByte.quote)
    for byte in decoded {
      if byte == JSONByte.quote || byte == JSONByte.backslash { output.append(JSONByte.backslash) }
      output.append(byte)
    }
    output.append(JSONByte.quote)
  }
}
