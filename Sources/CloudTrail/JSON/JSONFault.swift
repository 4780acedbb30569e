/// Why bytes are not a JSON value (RFC 8259), and where.
public struct JSONFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds of faults.
  public enum Reason: Hashable, Sendable {
    /// The bytes end inside the value: more of them may complete it.
    case incomplete
    /// A byte stands where the grammar does not allow it.
    case syntax(expected: StaticText)
    /// The value is nested deeper than the limit.
    case nestedTooDeep(maximum: Int)
  }

  /// A text known when the program was built, so that faults cost no allocation.
  public struct StaticText: Hashable, Sendable, CustomStringConvertible {
    let text: StaticString

    init(_ text: StaticString) { self.text = text }

    /// The text itself.
    public var description: String { text.description }

    /// Whether both say the same.
    public static func == (left: Self, right: Self) -> Bool {
      left.description == right.description
    }

    /// Feeds the text into a hasher.
    public func hash(into hasher: inout Hasher) { hasher.combine(description) }
  }

  /// What is wrong.
  public let reason: Reason
  /// The position of the offending byte in the buffer.
  public let position: Int

  static func expected(_ text: StaticString, at position: Int) -> JSONFault {
    JSONFault(reason: .syntax(expected: StaticText(text)), position: position)
  }

  static func incomplete(at position: Int) -> JSONFault {
    JSONFault(reason: .incomplete, position: position)
  }

  /// Whether more bytes could mend it.
  public var isIncomplete: Bool { reason == .incomplete }

  /// The fault without its position, which callers give in the terms of their file.
  public var description: String {
    switch reason {
    case .incomplete: "the JSON text ends inside a value"
    case .syntax(let expected): "malformed JSON: \(expected) expected"
    case .nestedTooDeep(let maximum): "nested deeper than \(maximum) levels"
    }
  }
}
