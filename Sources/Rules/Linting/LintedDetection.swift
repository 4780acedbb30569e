/// A detection as its author wrote it, with the places that warnings name.
struct LintedDetection {
  /// One value that a field is compared with.
  struct Value {
    let scalar: YAMLScalar
    let place: SourcePlace

    /// The text, or nil where it holds wildcards or is no text at all.
    var literal: String? {
      guard !scalar.isNull else { return nil }
      return SigmaText(wildcards: scalar.text).literal.map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// A field with modifiers, and its values.
  struct Item {
    let field: String
    let modifiers: [String]
    let place: SourcePlace
    let values: [Value]

    /// Whether the field must be equal to one of the values.
    var isEquality: Bool { modifiers.allSatisfy { $0 == "cased" } }
  }

  /// A search identifier: it holds where all items of one alternative do.
  struct Identifier {
    let name: String
    let place: SourcePlace
    let alternatives: [[Item]]
  }

  let identifiers: [Identifier]
  /// What the identifiers are joined by; any of several must hold.
  let conditions: [Condition]
  /// Whether all conditions could be read; those that count cannot.
  let isConditionRead: Bool

  /// - Parameter keys: the keys beside the search identifiers.
  init(_ detection: YAMLMap, besides keys: Set<String>) {
    identifiers = detection.entries.filter { !keys.contains($0.key) }.map { entry in
      Identifier(
        name: entry.key, place: entry.place,
        alternatives: (entry.value.list ?? [entry.value]).compactMap(\.map).map(Self.items))
    }
    let node = detection["condition"]
    let written = node?.list ?? [node].compactMap(\.self)
    conditions = written.compactMap { condition in
      condition.scalar.flatMap { try? ConditionParser.parse($0.text) }
    }
    isConditionRead = !conditions.isEmpty && conditions.count == written.count
  }

  /// Comparisons that are joined in a way which is not looked at.
  init(comparisons: [Item]) {
    self.init(
      identifiers: comparisons.map { Identifier(name: "", place: $0.place, alternatives: [[$0]]) },
      conditions: [])
  }

  init(identifiers: [Identifier], conditions: [Condition]) {
    self.identifiers = identifiers
    self.conditions = conditions
    isConditionRead = false
  }

  private static func items(of map: YAMLMap) -> [Item] {
    map.entries.compactMap { entry in
      let pieces = entry.key.split(separator: "|", omittingEmptySubsequences: false)
        .map(String.init)
      guard let field = pieces.first, !field.isEmpty else { return nil }
      let values = (entry.value.list ?? [entry.value]).compactMap { node in
        node.scalar.map { Value(scalar: $0, place: node.place) }
      }
      return Item(
        field: field, modifiers: Array(pieces.dropFirst()), place: entry.place, values: values)
    }
  }
}
