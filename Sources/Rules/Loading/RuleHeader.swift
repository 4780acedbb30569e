/// What every rule says of itself.
struct RuleHeader: Sendable {
  let title: String
  private(set) var id: String?
  private(set) var name: String?
  let level: RuleLevel
  let author: String?
  let description: String?
  let tags: [String]
  let falsePositives: [String]
  /// The rule that this one is a part of, by its identity: it never rings by itself.
  private(set) var wholeIdentity: String?
  /// Where the rule begins.
  let place: SourcePlace
  /// Where the id stands, or else the rule begins.
  let idPlace: SourcePlace
  /// Where the name stands, or else the rule begins.
  let namePlace: SourcePlace

  init(_ rule: YAMLMap, at place: SourcePlace, _ context: ReadingContext) throws(RuleFault) {
    func text(_ key: String) -> String? {
      let text = context.part { () throws(RuleFault) in try RuleHeader.text(key, of: rule) }
      return text ?? nil
    }
    id = text("id")
    name = text("name")
    level = context.part { () throws(RuleFault) in try RuleHeader.level(of: rule) } ?? .medium
    guard let title = try RuleHeader.text("title", of: rule) else {
      throw RuleFault(place, "the rule has no title", mend: "add 'title:' and what it detects")
    }
    self.title = title
    self.place = place
    description = rule["description"]?.scalar?.text
    author = RuleHeader.texts("author", of: rule).joined(separator: ", ").nonEmpty
    tags = RuleHeader.texts("tags", of: rule)
    falsePositives = RuleHeader.texts("falsepositives", of: rule)
    idPlace = rule.entry("id")?.value.place ?? place
    namePlace = rule.entry("name")?.value.place ?? place
  }

  /// What identifies the rule: its id, or else its name, or else its title.
  var identity: String { wholeIdentity ?? id ?? name ?? title }

  /// How other rules can refer to this one.
  var references: [String] { [id, name, title].compactMap(\.self) }

  /// The header of a part of the rule, under a name that no other rule can have.
  func part(named partName: String) -> RuleHeader {
    var part = self
    part.wholeIdentity = identity
    part.id = nil
    part.name = "\(identity)\u{0}\(partName)"
    return part
  }

  private static func text(_ key: String, of rule: YAMLMap) throws(RuleFault) -> String? {
    guard let node = rule[key], node.scalar?.isNull != true else { return nil }
    guard let scalar = node.scalar, !scalar.isBlank else {
      throw RuleFault(
        node.place, "'\(key)' must be a text, not \(node.kindName)", mend: "write a text")
    }
    return scalar.text
  }

  private static func texts(_ key: String, of rule: YAMLMap) -> [String] {
    guard let node = rule[key] else { return [] }
    return (node.list ?? [node]).compactMap { $0.scalar?.isNull == false ? $0.scalar?.text : nil }
  }

  private static func level(of rule: YAMLMap) throws(RuleFault) -> RuleLevel {
    guard let node = rule["level"], node.scalar?.isNull != true else { return .medium }
    guard let level = node.scalar.flatMap({ RuleLevel(rawValue: $0.text.lowercased()) }) else {
      throw RuleFault(
        node.place, "'\(node.scalar?.text ?? node.kindName)' is not a level",
        mend: "write one of \(RuleLevel.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return level
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
