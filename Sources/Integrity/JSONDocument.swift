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

  private static let depthMaximum = 16

  /// Reads a document that is a JSON object.
  init(_ content: [UInt8]) throws(DigestFault) {
    let bytes = content.span.bytes
    var findings = JSONTextFindings(rawValue: 0)
    let start = skipWhiteSpace(bytes, 0, content.count)
    let end: Int
    do throws(JSONFault) {
      end = try JSONValueScan.end(
        of: start, in: bytes, limit: content.count, depthMaximum: Self.depthMaximum,
        findings: &findings)
    } catch {
      throw DigestFault("\(error) at byte \(error.position)")
    }
    root = Self.value(ByteRange(start, end), bytes)
    guard case .object = root else { throw DigestFault("it is no JSON object") }
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
