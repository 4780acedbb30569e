/// Reads the `correlation` of a rule.
struct CorrelationReader {
  private static let supportedType = "event_count"
  private static let otherTypes: Set<String> = [
    "value_count", "value_sum", "value_avg", "value_percentile", "value_median", "temporal",
    "temporal_ordered",
  ]
  private static let keys = [
    "type", "rules", "aliases", "group-by", "timespan", "condition", "generate",
  ]

  private let map: YAMLMap
  private let place: SourcePlace

  static func correlation(
    of rule: YAMLMap, _ entry: YAMLMap.Entry
  ) throws(RuleFault) -> CorrelationRule {
    guard let map = entry.value.map else {
      throw RuleFault(
        entry.value.place, "'correlation' must be a map, not \(entry.value.kindName)",
        mend: "write type, rules, timespan and condition")
    }
    let reader = CorrelationReader(map: map, place: entry.place)
    try reader.checkKeys()
    try reader.checkType()
    let atTop = try reader.flag(rule.entry("generate"))
    let within = try reader.flag(map.entry("generate"))
    return CorrelationRule(
      references: try reader.references(), groupBy: try reader.groupBy(),
      timespanSeconds: try reader.timespanSeconds(), threshold: try reader.threshold(),
      generatesReferenced: atTop || within)
  }

  /// The names that a correlation refers to, as far as they can be read.
  static func referenceTexts(of entry: YAMLMap.Entry) -> [String] {
    guard let rules = entry.value.map?["rules"] else { return [] }
    return (rules.list ?? [rules]).compactMap { $0.scalar?.text }
  }

  private func checkKeys() throws(RuleFault) {
    for entry in map.entries where !CorrelationReader.keys.contains(entry.key) {
      throw RuleFault(
        entry.place, "a correlation has no '\(entry.key)'",
        mend: "use \(CorrelationReader.keys.joined(separator: ", "))")
    }
    if let aliases = map.entry("aliases"), aliases.value.map?.entries.isEmpty != true {
      throw RuleFault(
        aliases.place, "aliases are not supported", mend: "group by fields that all rules share")
    }
  }

  private func checkType() throws(RuleFault) {
    let node = try required("type")
    let type = node.scalar?.text ?? node.kindName
    guard type != CorrelationReader.supportedType else { return }
    if CorrelationReader.otherTypes.contains(type) {
      throw RuleFault(
        node.place, "correlations of type \(type) are not supported",
        mend: "use event_count, or leave this rule out")
    }
    throw RuleFault(node.place, "'\(type)' is not a type of correlation", mend: "use event_count")
  }

  private func required(_ key: String) throws(RuleFault) -> YAMLNode {
    guard let node = map[key], node.scalar?.isNull != true else {
      throw RuleFault(place, "the correlation has no \(key)", mend: "add '\(key):'")
    }
    return node
  }

  private func flag(_ entry: YAMLMap.Entry?) throws(RuleFault) -> Bool {
    guard let entry, entry.value.scalar?.isNull != true else { return false }
    guard case .boolean(let flag) = entry.value.scalar?.kind else {
      throw RuleFault(
        entry.value.place, "'\(entry.key)' must be true or false, not \(entry.value.kindName)",
        mend: "write true or false")
    }
    return flag
  }

  private func references() throws(RuleFault) -> [CorrelationRule.Reference] {
    let node = try required("rules")
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
      throw RuleFault(node.place, "the list of rules is empty", mend: "name the rules to count")
    }
    return references
  }

  private func groupBy() throws(RuleFault) -> [String] {
    guard let node = map["group-by"], node.scalar?.isNull != true else { return [] }
    var fields: [String] = []
    for element in node.list ?? [node] {
      guard let field = element.scalar?.text, !field.isEmpty else {
        throw RuleFault(
          element.place, "a field is named by a text, not by \(element.kindName)",
          mend: "write the field's path with dots")
      }
      if !fields.contains(field) { fields.append(field) }
    }
    return fields
  }

  private func timespanSeconds() throws(RuleFault) -> Int {
    let node = try required("timespan")
    guard let text = node.scalar?.text, let seconds = Timespan.seconds(text) else {
      throw RuleFault(
        node.place, "'\(node.scalar?.text ?? node.kindName)' is not a timespan",
        mend: "write a number above 0 and one of s, m, h, d, w, as in 10m")
    }
    return seconds
  }

  private func threshold() throws(RuleFault) -> Int {
    let node = try required("condition")
    guard let condition = node.map else {
      throw RuleFault(
        node.place, "conditions that are \(node.kindName) are not supported",
        mend: "write 'gte:' and a number")
    }
    return try CorrelationThreshold.threshold(of: condition, at: node.place)
  }
}
