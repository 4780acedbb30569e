/// A place in a text, counted from 1.
struct SourcePlace: Hashable, Sendable {
  var line: Int
  /// Counted in Unicode scalars.
  var column: Int

  static let start = SourcePlace(line: 1, column: 1)
}

/// A value of a YAML document, with its place.
struct YAMLNode: Sendable {
  enum Content: Sendable {
    case scalar(YAMLScalar)
    case list([YAMLNode])
    case map(YAMLMap)
  }

  let content: Content
  let place: SourcePlace
  /// The tag of an application, such as CloudFormation's `!Ref`; nil for those of YAML itself.
  var tag: String?

  var scalar: YAMLScalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  var list: [YAMLNode]? {
    if case .list(let list) = content { list } else { nil }
  }

  var map: YAMLMap? {
    if case .map(let map) = content { map } else { nil }
  }

  /// What kind of value it is, for messages.
  var kindName: String {
    switch content {
    case .list: "a list"
    case .map: "a map"
    case .scalar(let scalar):
      switch scalar.kind {
      case .null: "nothing"
      case .boolean: "true or false"
      case .number: "a number"
      case .text: scalar.isBlank ? "an empty text" : "a text"
      }
    }
  }
}

/// A map of a YAML document; its keys are texts, and keep their order.
struct YAMLMap: Sendable {
  struct Entry: Sendable {
    let key: String
    /// Where the key stands.
    let place: SourcePlace
    let value: YAMLNode
  }

  var entries: [Entry]

  func entry(_ key: String) -> Entry? { entries.first { $0.key == key } }

  subscript(key: String) -> YAMLNode? { entry(key)?.value }
}

/// A single value of a YAML document.
struct YAMLScalar: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case null
    case boolean(Bool)
    case number
    case text
  }

  /// The text, quotes and escapes resolved.
  let text: String
  let kind: Kind
  /// How many characters stand before the text at the scalar's place, or nil where the text does
  /// not stand there as it is: in a block of lines.
  let quoteWidth: Int?

  var isNull: Bool { kind == .null }

  /// Whether nothing is written but white space.
  var isBlank: Bool { text.allSatisfy(\.isWhitespace) }
}
