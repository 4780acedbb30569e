import CloudTrail

/// The text of a JSON object, built member by member.
///
/// Some alarms group every event: bytes are appended to bytes, and one text is made of all.
struct GroupKey {
  private var bytes: [UInt8] = [UInt8(ascii: "{")]

  /// The key, in ASCII alone: texts that Unicode calls equivalent are different groups, and what Swift
  /// calls equal must be the same bytes.
  var text: String {
    let json = bytes + [UInt8(ascii: "}")]
    guard json.contains(where: { $0 >= 0x80 }) else { return String(decoding: json, as: UTF8.self) }
    var ascii = ""
    for unit in String(decoding: json, as: UTF8.self).utf16 {
      ascii +=
        unit < 0x80
        ? String(UnicodeScalar(UInt8(unit))) : "\\u" + Hexadecimal.text(unit, width: 4)
    }
    return ascii
  }

  /// Appends a member.
  ///
  /// - Parameter value: appends the value, as JSON, or returns false where there is none.
  /// - Returns: whether there is a value; without one the key is of no use.
  mutating func append(_ name: String, _ value: (inout [UInt8]) -> Bool) -> Bool {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    GroupKey.append(quoted: name.utf8, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    return value(&bytes)
  }

  /// A text as a JSON string, the same for every way in which it may have been escaped.
  static func quoted(_ text: String) -> String {
    var quoted: [UInt8] = []
    append(quoted: text.utf8, to: &quoted)
    return String(decoding: quoted, as: UTF8.self)
  }

  /// Appends a text in UTF-8 as a JSON string.
  static func append(quoted text: some Collection<UInt8>, to output: inout [UInt8]) {
    output.reserveCapacity(output.count + text.count + 2)
    output.append(UInt8(ascii: "\""))
    for byte in text { append(character: byte, to: &output) }
    output.append(UInt8(ascii: "\""))
  }

  @inline(__always)
  private static func append(character byte: UInt8, to output: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
    case 0x20...: output.append(byte)
    case UInt8(ascii: "\n"): output += "\\n".utf8
    case UInt8(ascii: "\r"): output += "\\r".utf8
    case UInt8(ascii: "\t"): output += "\\t".utf8
    default: output += "\\u\(Hexadecimal.text(byte, width: 4))".utf8
    }
  }

  /// Appends a range of bytes that is ASCII without escapes as a JSON string.
  static func append(quotedPlain range: ByteRange, of bytes: RawSpan, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for position in range.start..<range.end {
      append(character: bytes.byte(position), to: &output)
    }
    output.append(UInt8(ascii: "\""))
  }
}

extension DetectionProgram {
  /// A field's value as JSON: one value, or an array of those that its path leads to.
  ///
  /// - Returns: nil where there is none but null.
  func groupValue(
    of path: Int, _ record: borrowing Record, in bytes: RawSpan, _ context: EventContext
  ) -> String? {
    var value: [UInt8] = []
    return appendGroupValue(of: path, record, in: bytes, context, to: &value)
      ? String(decoding: value, as: UTF8.self) : nil
  }

  /// Appends a field's value as JSON.
  ///
  /// - Returns: whether there is one beside null.
  func appendGroupValue(
    of path: Int, _ record: borrowing Record, in bytes: RawSpan, _ context: EventContext,
    to output: inout [UInt8]
  ) -> Bool {
    if paths[path].root.isComputed {
      guard let text = computed(path, record, bytes, context) else { return false }
      GroupKey.append(quoted: text.utf8, to: &output)
      return true
    }
    let start = output.count
    var count = 0
    _ = paths[path].anyEnd(of: record, in: bytes) { value in
      JSONLeaves.any(of: value, in: bytes) { leaf in
        let kind = JSONKind(firstByte: bytes.byte(leaf.start))
        guard kind != .null else { return false }
        if count > 0 { output.append(UInt8(ascii: ",")) }
        count += 1
        DetectionProgram.append(leaf, kind, in: bytes, to: &output)
        return false
      }
    }
    if count > 1 {
      output.insert(UInt8(ascii: "["), at: start)
      output.append(UInt8(ascii: "]"))
    }
    return count > 0
  }

  private static func append(
    _ leaf: ByteRange, _ kind: JSONKind, in bytes: RawSpan, to output: inout [UInt8]
  ) {
    switch kind {
    case .number, .bool, .null: output += bytes.copy(leaf)
    case .string where ValueText.isPlain(bytes, leaf.withoutQuotes):
      GroupKey.append(quotedPlain: leaf.withoutQuotes, of: bytes, to: &output)
    case .string, .object, .array:
      GroupKey.append(quoted: ValueText.decoded(leaf, in: bytes), to: &output)
    }
  }

  /// A field's value as a number: the first that its path leads to; a text may be one.
  func number(
    of path: Int, _ record: borrowing Record, in bytes: RawSpan, _ context: EventContext
  ) -> Double? {
    var number: Double?
    _ = paths[path].anyEnd(of: record, in: bytes) { value in
      JSONLeaves.any(of: value, in: bytes) { leaf in
        let kind = JSONKind(firstByte: bytes.byte(leaf.start))
        guard kind == .number || kind == .string else { return false }
        number = DecimalNumber(bytes, kind == .string ? leaf.withoutQuotes : leaf)?.value
        return number != nil
      }
    }
    return number
  }
}
