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
    return try CorrelationRule.Reference.list(of: node)
  }
}
