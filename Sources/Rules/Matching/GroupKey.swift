import CloudTrail

/// The text of a JSON object, built member by member.
struct GroupKey {
  private var members = ""

  var text: String { "{\(members)}" }

  /// - Parameter value: JSON.
  mutating func append(_ name: String, _ value: String) {
    if !members.isEmpty { members += "," }
    members += "\(GroupKey.quoted(name)):\(value)"
  }

  /// A text as a JSON string, the same for every way in which it may have been escaped.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case "\u{0}"..<"\u{20}":
        quoted += "\\u" + Hexadecimal.text(scalar.value, width: 4)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension DetectionProgram {
  /// A field's value as JSON: one value, or an array of those that its path leads to.
  ///
  /// - Returns: nil where there is none but null.
  func groupValue(
    of path: Int, _ record: borrowing Record, in bytes: RawSpan, _ context: EventContext
  ) -> String? {
    if paths[path].root.isComputed {
      return computed(path, record, bytes, context).map(GroupKey.quoted)
    }
    var values: [String] = []
    _ = paths[path].anyEnd(of: record, in: bytes) { value in
      JSONLeaves.any(of: value, in: bytes) { leaf in
        if let text = groupText(of: leaf, in: bytes) { values.append(text) }
        return false
      }
    }
    return values.count < 2 ? values.first : "[\(values.joined(separator: ","))]"
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

  private func groupText(of leaf: ByteRange, in bytes: RawSpan) -> String? {
    switch JSONKind(firstByte: bytes.byte(leaf.start)) {
    case .null: nil
    case .number, .bool: bytes.text(leaf)
    case .string, .object, .array:
      GroupKey.quoted(String(decoding: ValueText.decoded(leaf, in: bytes), as: UTF8.self))
    }
  }
}
