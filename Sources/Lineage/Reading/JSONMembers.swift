import CloudTrail

/// Values in the JSON of a request or an answer, by paths such as `containers[].modelDataUrl`.
struct JSONMembers: Sendable {
  private let bytes: [UInt8]

  /// nil where there is no object; the text was checked when it was stored.
  init?(_ text: String?) {
    guard let text, text.utf8.first == UInt8(ascii: "{") else { return nil }
    bytes = Array(text.utf8)
  }

  /// The first text or number that a path leads to.
  func text(_ path: String) -> String? { texts(path).first }

  /// All texts and numbers that a path leads to; `[]` stands for every element.
  func texts(_ path: String) -> [String] {
    let span = bytes.span.bytes
    var values = [ByteRange(0, bytes.count)]
    for step in path.split(separator: ".") {
      let isList = step.hasSuffix("[]")
      let name = Array((isList ? step.dropLast(2) : step).utf8)
      var next: [ByteRange] = []
      for value in values {
        let member = JSONLookup.member(name, of: value, in: span)
        guard !member.isEmpty else { continue }
        guard isList else {
          next.append(member)
          continue
        }
        JSONLookup.forEachElement(of: member, in: span) { element in
          next.append(element)
          return true
        }
      }
      values = next
    }
    return values.compactMap { value in
      switch JSONKind(firstByte: span.byte(value.start)) {
      case .string, .number, .bool: JSONString.text(of: value, in: span)
      case .object, .array, .null: nil
      }
    }.filter { !$0.isEmpty }
  }
}
