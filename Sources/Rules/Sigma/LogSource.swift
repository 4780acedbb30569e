/// Checks that a rule is about CloudTrail.
enum LogSource {
  private static let expected = [("product", "aws"), ("service", "cloudtrail")]

  static func check(_ rule: YAMLMap, at place: SourcePlace) throws(RuleFault) {
    guard let entry = rule.entry("logsource") else {
      throw RuleFault(
        place, "the rule has no logsource",
        mend: "add 'logsource:' with product aws and service cloudtrail")
    }
    guard let source = entry.value.map else {
      throw RuleFault(
        entry.value.place, "'logsource' must be a map, not \(entry.value.kindName)",
        mend: "write product: aws and service: cloudtrail")
    }
    for (key, wanted) in expected {
      guard let node = source[key] else { continue }
      guard let value = node.scalar, value.text.lowercased() == wanted else {
        throw RuleFault(
          node.place, "the rule is for the \(key) '\(node.scalar?.text ?? node.kindName)'",
          mend: "only rules for product aws and service cloudtrail can be run; leave this one out")
      }
    }
    if let category = source.entry("category"), category.value.scalar?.isNull != true {
      throw RuleFault(
        category.place,
        "the rule is for the category '\(category.value.scalar?.text ?? category.value.kindName)'",
        mend: "CloudTrail has no categories; leave this rule out")
    }
  }
}
