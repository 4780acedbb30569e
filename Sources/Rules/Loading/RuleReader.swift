/// The rules of some files, before the names in them are resolved.
struct ReadRules {
  struct Rule<Body> {
    let header: RuleHeader
    let body: Body
    let file: String
    let version: RuleVersion
  }

  var detections: [Rule<SearchExpression>] = []
  var correlations: [Rule<CorrelationRule>] = []
  var problems: [RuleProblem] = []
  /// How refused rules could be referred to.
  var refusedNames: Set<String> = []
  /// What refused correlations refer to: it must not alert by itself in their place.
  var referencesOfRefused: Set<String> = []
}

/// Reads files of rules, one document after another.
struct RuleReader {
  private(set) var rules = ReadRules()

  mutating func read(_ source: RuleSource) {
    do {
      for document in try YAMLReader.documents(of: source.text) { read(document, in: source.name) }
    } catch {
      rules.problems.append(RuleProblem(error, in: source.name))
    }
  }

  private mutating func read(_ document: YAMLNode, in file: String) {
    do {
      try readRule(document, in: file)
    } catch {
      rules.problems.append(RuleProblem(error, in: file))
      noteRefused(document)
    }
  }

  private mutating func readRule(_ document: YAMLNode, in file: String) throws(RuleFault) {
    guard let rule = document.map else {
      throw RuleFault(
        document.place, "a rule must be a map, not \(document.kindName)",
        mend: "write title, logsource and detection")
    }
    let kind = try bodyEntry(of: rule, at: document.place)
    let header = try RuleHeader(rule, at: document.place)
    let version = RuleVersion(document)
    if kind.key == "correlation" {
      let correlation = try CorrelationReader.correlation(of: rule, kind)
      rules.correlations.append(
        ReadRules.Rule(header: header, body: correlation, file: file, version: version))
    } else {
      try LogSource.check(rule, at: document.place)
      let expression = try DetectionReader.expression(of: kind)
      rules.detections.append(
        ReadRules.Rule(header: header, body: expression, file: file, version: version))
    }
  }

  /// The entry that says what kind of rule it is.
  private func bodyEntry(
    of rule: YAMLMap, at place: SourcePlace
  ) throws(RuleFault) -> YAMLMap.Entry {
    if let action = rule.entry("action"),
      ["global", "repeat", "reset"].contains(action.value.scalar?.text)
    {
      throw RuleFault(
        action.place, "rule collections with 'action' are not supported",
        mend: "write every rule out in full")
    }
    switch (rule.entry("detection"), rule.entry("correlation")) {
    case (let detection?, nil): return detection
    case (nil, let correlation?): return correlation
    case (_?, let correlation?):
      throw RuleFault(
        correlation.place, "a rule cannot have both detection and correlation",
        mend: "put '---' between two rules")
    case (nil, nil):
      if let filter = rule.entry("filter") {
        throw RuleFault(
          filter.place, "global filters are not supported", mend: "write the filter into the rules")
      }
      throw RuleFault(
        place, "the rule has neither detection nor correlation", mend: "add one of them")
    }
  }

  private mutating func noteRefused(_ document: YAMLNode) {
    guard let rule = document.map else { return }
    for key in ["id", "name", "title"] {
      if let text = rule[key]?.scalar?.text { rules.refusedNames.insert(text) }
    }
    if let correlation = rule.entry("correlation") {
      rules.referencesOfRefused.formUnion(CorrelationReader.referenceTexts(of: correlation))
    }
  }
}
