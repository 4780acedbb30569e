/// Looks over the fields that a correlation groups and counts by.
enum CorrelationLint {
  static func check(_ correlation: YAMLMap, _ report: inout LintReport) {
    let aliases = correlation["aliases"]?.map?.entries ?? []
    let names = Set(aliases.map(\.key))
    for alias in aliases {
      for field in alias.value.map?.entries ?? [] { check(field.value, besides: names, &report) }
    }
    warnOfUnusedRules(correlation, &report)
    for node in [correlation["group-by"], correlation["condition"]?.map?["field"]] {
      if let node { check(node, besides: names, &report) }
    }
  }

  /// Rules that are listed, and that a condition in words does not name.
  private static func warnOfUnusedRules(_ correlation: YAMLMap, _ report: inout LintReport) {
    guard ["temporal", "temporal_ordered"].contains(correlation["type"]?.scalar?.text),
      let words = correlation["condition"]?.scalar, let rules = correlation["rules"]?.list,
      let names = (try? ConditionParser.parse(words.text))?.identifiers
    else { return }
    for rule in rules {
      guard let name = rule.scalar?.text, !names.contains(name) else { continue }
      report.warn(
        rule.place, "the condition does not name '\(name)'", mend: "name it there, or remove it")
    }
  }

  private static func check(
    _ node: YAMLNode, besides aliases: Set<String>, _ report: inout LintReport
  ) {
    for element in node.list ?? [node] where !report.isFull {
      guard let field = element.scalar, !field.isNull, !aliases.contains(field.text) else {
        continue
      }
      FieldLint.check(field.text, at: element.place, &report)
    }
  }
}
