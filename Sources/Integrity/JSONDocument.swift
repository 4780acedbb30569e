import CloudTrail

/// A small JSON document that people hand in, such as an answer of the AWS command line.
struct JSONDocument {
  /// A value of it.
  indirect enum Value {
    case object([String: Value])
    case list([Value])
    case text(String)
    /// A number, a flag or null: nothing that is looked for.
    case other

    /// The members of an object, none of anything else.
    var members: [String: Value] {
      if case .object(let members) = self { members } else { [:] }
    }

    subscript(name: String) -> Value? { members[name] }

    func text(_ name: String) -> String? {
      if case .text(let text)? = self[name] { text } else { nil }
    }

    func list(_ name: String) -> [Value]? {
      if case .list(let list)? = self[name] { list } else { nil }
    }
  }

  /// The whole document.
  let root: Value

  /// Reads a document that is a JSON object.
  init(_ content: [UInt8]) throws(DigestFault) {
    root = Self.value(try DigestText.object(in: content), content.span.bytes)
  }

  /// Nesting was limited when the document was scanned.
  private static func value(_ range: ByteRange, _ bytes: RawSpan) -> Value {
    switch JSONKind(firstByte: bytes.byte(range.start)) {
    case .object:
      var members: [String: Value] = [:]
      JSONLookup.forEachMember(of: range, in: bytes) { name, member in
        members[JSONString.decode(name, in: bytes)] = value(member, bytes)
        return true
      }
      return .object(members)
    case .array:
      var elements: [Value] = []
      JSONLookup.forEachElement(of: range, in: bytes) { element in
        elements.append(value(element, bytes))
        return true
      }
      return .list(elements)
    case .string: return .text(JSONString.text(of: range, in: bytes))
    case .number, .bool, .null: return .other
    }
  }
}
