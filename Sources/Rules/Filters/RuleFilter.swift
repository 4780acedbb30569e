/// A Sigma filter: a condition that is added to other rules' detections.
///
/// As pySigma does it, the detection and the filter's condition must both hold, the condition as it
/// is written: a filter that takes events out says `not selection`.
/// Source: Sigma filters specification.
struct RuleFilter: Sendable {
  /// The rules that it is added to; nil means all.
  let references: [CorrelationRule.Reference]?
  let expression: SearchExpression

  static func filter(
    of entry: YAMLMap.Entry, _ context: ReadingContext
  ) throws(RuleFault) -> RuleFilter {
    let reader = try DetectionReader(entry, context, otherKeys: ["rules"])
    return RuleFilter(
      references: try references(of: reader.map["rules"], at: entry.place),
      expression: try reader.expression())
  }

  private static func references(
    of node: YAMLNode?, at place: SourcePlace
  ) throws(RuleFault) -> [CorrelationRule.Reference]? {
    guard let node else {
      throw RuleFault(
        place, "the filter does not say for which rules it is", mend: "add 'rules:' to it")
    }
    if node.scalar?.text == "any" { return nil }
    var references: [CorrelationRule.Reference] = []
    for element in node.list ?? [node] {
      guard let text = element.scalar?.text, !text.isEmpty else {
        throw RuleFault(
          element.place, "a rule is named by a text, not by \(element.kindName)",
          mend: "write its id, name or title")
      }
      references.append(CorrelationRule.Reference(text: text, place: element.place))
    }
    guard !references.isEmpty else {
      throw RuleFault(
        node.place, "the list of rules is empty", mend: "name the rules, or write any")
    }
    return references
  }
}
