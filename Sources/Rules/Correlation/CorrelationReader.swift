/// Reads the `correlation` of a rule.
///
/// Source: Sigma correlation rules specification 2.1.0; what pySigma 2 reads beyond it is read as
/// well: references by title, one text in the place of a list, `generate` at both places.
struct CorrelationReader {
  /// More referenced rules have no place in the set of those that occurred.
  static let referenceCountMaximum = 64
  /// More fields than an event has to tell groups apart.
  static let fieldCountMaximum = 64

  let map: YAMLMap
  let type: CorrelationType
  private let place: SourcePlace
  private let context: ReadingContext

  static func correlation(
    of rule: YAMLMap, _ entry: YAMLMap.Entry, _ context: ReadingContext
  ) throws(RuleFault) -> CorrelationRule {
    guard let map = entry.value.map else {
      throw RuleFault(
        entry.value.place, "'correlation' must be a map, not \(entry.value.kindName)",
        mend: "write type, rules, timespan and condition")
    }
    let reader = CorrelationReader(
      map: map, type: try type(of: map, entry), place: entry.place, context: context)
    reader.checkKeys()
    let flags = [rule.entry("generate"), map.entry("generate")].map { flag in
      context.part { () throws(RuleFault) in try reader.flag(flag, default: false) }
    }
    let holdTimes = HoldTimesReader.holdTimes(in: map, keys: reader.type.holdTimeKeys, context)
    var correlation = try reader.correlation()
    correlation.holdTimes = holdTimes
    correlation.generatesReferenced = flags.contains(true)
    return correlation
  }

  /// The names that a correlation refers to, as far as they can be read.
  static func referenceTexts(of entry: YAMLMap.Entry) -> [String] {
    guard let rules = entry.value.map?["rules"] else { return [] }
    return (rules.list ?? [rules]).compactMap { $0.scalar?.text }
  }

  private static func type(
    of map: YAMLMap, _ entry: YAMLMap.Entry
  ) throws(RuleFault) -> CorrelationType {
    let node = try required("type", of: map, entry.place)
    guard let type = CorrelationType(rawValue: node.scalar?.text ?? "") else {
      throw RuleFault(
        node.place, "'\(node.scalar?.text ?? node.kindName)' is not a type of correlation",
        mend: "use one of " + CorrelationType.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return type
  }

  private func checkKeys() {
    for entry in map.entries where !type.keys.contains(entry.key) {
      context.faults.add(
        HoldTimesReader.keys.contains(entry.key)
          ? HoldTimesReader.fault(of: entry, in: type)
          : RuleFault(
            entry.place, "a correlation of type \(type.rawValue) has no '\(entry.key)'",
            mend: "use \(type.keys.joined(separator: ", "))"))
    }
  }

  private func correlation() throws(RuleFault) -> CorrelationRule {
    if type == .metricAlarm {
      return try MetricAlarmReader(self).correlation(references: try references())
    }
    let window = context.part { () throws(RuleFault) in
      try Timespan.seconds(of: try required("timespan"))
    }
    // Without a window, what depends on its length is not held against the condition.
    let requirement = context.part { () throws(RuleFault) in
      try self.requirement(windowSeconds: window ?? 1)
    }
    let references = context.part { () throws(RuleFault) in try self.references(requirement) }
    let groupBy = context.part { () throws(RuleFault) in try texts("group-by", "a field") }
    let aliases = context.part { () throws(RuleFault) in try self.aliases() }
    // A condition that cannot be read has told its fault.
    let valueFields =
      requirement == nil ? [] : context.part { () throws(RuleFault) in try self.valueFields() }
    return CorrelationRule(
      type: type, references: references ?? [], groupBy: groupBy ?? [], aliases: aliases ?? [],
      valueFields: valueFields ?? [], windowSeconds: window ?? 1,
      requirement: requirement ?? .allRules(isOrdered: false))
  }

  // MARK: Parts

  /// A value that must be there.
  func required(_ key: String) throws(RuleFault) -> YAMLNode {
    try CorrelationReader.required(key, of: map, place)
  }

  private static func required(
    _ key: String, of map: YAMLMap, _ place: SourcePlace
  ) throws(RuleFault) -> YAMLNode {
    guard let node = map[key], node.scalar?.isNull != true else {
      throw RuleFault(place, "the correlation has no \(key)", mend: "add '\(key):'")
    }
    return node
  }

  /// A value that may be there.
  func optional(_ key: String) -> YAMLNode? {
    guard let node = map[key], node.scalar?.isNull != true else { return nil }
    return node
  }

  func flag(_ entry: YAMLMap.Entry?, default: Bool) throws(RuleFault) -> Bool {
    guard let entry, entry.value.scalar?.isNull != true else { return `default` }
    guard case .boolean(let flag) = entry.value.scalar?.kind else {
      throw RuleFault(
        entry.value.place, "'\(entry.key)' must be true or false, not \(entry.value.kindName)",
        mend: "write true or false")
    }
    return flag
  }

  /// The rules that are named; a condition in words names them already.
  private func references(
    _ requirement: CorrelationRule.Requirement?
  ) throws(RuleFault) -> [CorrelationRule.Reference] {
    if map["rules"] == nil, case .expression(let condition, _, let place) = requirement {
      return condition.identifiers.map { CorrelationRule.Reference(text: $0, place: place) }
    }
    // Words that cannot be read have told their fault, and may name the rules.
    if map["rules"] == nil, requirement == nil, map["condition"]?.scalar != nil { return [] }
    return try references()
  }

  private func references() throws(RuleFault) -> [CorrelationRule.Reference] {
    let node = try required("rules")
    let references = try CorrelationRule.Reference.list(of: node)
    guard references.count <= CorrelationReader.referenceCountMaximum else {
      throw RuleFault(
        node.place,
        "the correlation refers to more than \(CorrelationReader.referenceCountMaximum) rules",
        mend: "join detections with 'or', or chain correlations")
    }
    return references
  }

  /// A text or a list of texts, each once.
  private func texts(_ key: String, _ what: String) throws(RuleFault) -> [String] {
    guard let node = optional(key) else { return [] }
    return try CorrelationReader.texts(of: node, what)
  }

  static func texts(of node: YAMLNode, _ what: String) throws(RuleFault) -> [String] {
    guard node.list?.count ?? 1 <= fieldCountMaximum else {
      throw RuleFault(
        node.place, "the list names more than \(fieldCountMaximum) fields", mend: "name fewer")
    }
    var texts: [String] = []
    for element in node.list ?? [node] {
      guard let text = element.scalar?.text, !text.isEmpty else {
        throw RuleFault(
          element.place, "\(what) is named by a text, not by \(element.kindName)",
          mend: "write the field's path with dots")
      }
      if !texts.contains(text) { texts.append(text) }
    }
    return texts
  }

  private func aliases() throws(RuleFault) -> [CorrelationRule.Alias] {
    guard let node = optional("aliases") else { return [] }
    guard let map = node.map else {
      throw RuleFault(
        node.place, "'aliases' must be a map, not \(node.kindName)",
        mend: "write the alias, and below it each rule's name with its field")
    }
    guard map.entries.count <= Self.fieldCountMaximum else {
      throw RuleFault(
        node.place, "the correlation has more than \(Self.fieldCountMaximum) aliases",
        mend: "remove those that 'group-by' does not name")
    }
    var aliases: [CorrelationRule.Alias] = []
    for entry in map.entries {
      var fields: [(rule: CorrelationRule.Reference, field: String)] = []
      for field in entry.value.map?.entries ?? [] {
        guard let name = field.value.scalar?.text, !name.isEmpty else {
          throw RuleFault(
            field.value.place, "a field is named by a text, not by \(field.value.kindName)",
            mend: "write the field's path with dots")
        }
        fields.append((CorrelationRule.Reference(text: field.key, place: field.place), name))
      }
      guard !fields.isEmpty else {
        throw RuleFault(
          entry.value.place, "the alias '\(entry.key)' names no field",
          mend: "write below it each rule's name with its field")
      }
      aliases.append(
        CorrelationRule.Alias(name: entry.key, place: entry.place, fields: fields))
    }
    return aliases
  }
}
