/// A correlation as it is written: the rules that it counts are still names.
struct CorrelationRule: Sendable {
  /// A name of another rule: its id, name or title.
  struct Reference: Sendable {
    let text: String
    let place: SourcePlace

    /// The names in a list, or one that stands alone.
    static func list(of node: YAMLNode) throws(RuleFault) -> [Reference] {
      var references: [Reference] = []
      for element in node.list ?? [node] {
        guard let text = element.scalar?.text, !text.isEmpty else {
          throw RuleFault(
            element.place, "a rule is named by a text, not by \(element.kindName)",
            mend: "write its id, name or title")
        }
        references.append(Reference(text: text, place: element.place))
      }
      guard !references.isEmpty else {
        throw RuleFault(node.place, "the list of rules is empty", mend: "name at least one rule")
      }
      return references
    }
  }

  /// A field that is called differently in each rule.
  struct Alias: Sendable {
    let name: String
    let place: SourcePlace
    /// The field of each rule, by the rule's name as it is written.
    let fields: [(rule: Reference, field: String)]
  }

  /// What rings.
  enum Requirement: Sendable {
    case condition(AlarmCondition)
    /// All referenced rules.
    case allRules(isOrdered: Bool)
    /// Rules joined by and, or, not; their names are still to be found.
    case expression(Condition, isOrdered: Bool, place: SourcePlace)
  }

  let type: CorrelationType
  var references: [Reference]
  var groupBy: [String] = []
  var aliases: [Alias] = []
  /// The fields whose values are measured.
  var valueFields: [String] = []
  var windowSeconds: Int
  var requirement: Requirement
  /// How long it must hold before it fires, and fires afterwards.
  var holdTimes = HoldTimes()
  /// Whether the rules that it refers to alert by themselves as well.
  var generatesReferenced = false
  /// The values of a metric's dimensions that an event must have.
  var dimensions: [(name: String, value: String, place: SourcePlace)] = []
  /// Whether it rings at all; CloudWatch calls it `ActionsEnabled`.
  var rings = true
}
