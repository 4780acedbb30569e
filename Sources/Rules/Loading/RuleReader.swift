/// Reads files of rules, one document after another.
struct RuleReader {
  private(set) var rules = ReadRules()
  /// Files of CloudWatch, which are read together: alarms and filters can stand in different ones.
  private var imported: [(name: String, root: YAMLNode)] = []
  private var documents: [(file: String, node: YAMLNode)] = []
  private let placeholders: Placeholders

  init(_ placeholders: Placeholders) { self.placeholders = placeholders }

  mutating func read(_ source: RuleSource) {
    let context = ReadingContext(placeholders: placeholders)
    do {
      let documents = try YAMLReader.documents(
        of: source.text, limits: source.limits, isJSON: source.isJSON)
      for document in documents {
        if CloudWatchImport.isSource(document) {
          imported.append((source.name, document))
        } else {
          // What programs write may be large; rules are written by people.
          try YAMLLimits.ruleFile.check(sizeBytes: source.text.utf8.count)
          read(document, in: source.name, context)
        }
      }
    } catch {
      rules.problems.append(RuleProblem(error, in: source.name))
    }
  }

  /// Reads what the files of CloudWatch declare.
  ///
  /// - Returns: of what no rule was made, and what is worth knowing.
  mutating func readImported() -> ImportReport {
    let (groups, report) = CloudWatchImport.documents(of: imported)
    let context = ReadingContext()
    for document in groups.flatMap(\.documents) {
      read(document.node, in: document.file, context)
    }
    return report
  }

  private mutating func read(
    _ document: YAMLNode, in file: String, _ context: ReadingContext
  ) {
    documents.append((file, document))
    do {
      try readRule(document, in: file, context)
    } catch {
      rules.problems.append(RuleProblem(error, in: file))
      noteRefused(document)
    }
  }

  /// What is probably not meant so in the rules that were read.
  var warnings: [RuleWarning] {
    var warnings: [RuleWarning] = []
    for document in documents where warnings.count < LoadedRules.warningCountMaximum {
      warnings += RuleLinter.warnings(of: document.node, in: document.file, stages: rules.stages)
    }
    return warnings
  }

  private mutating func readRule(
    _ document: YAMLNode, in file: String, _ context: ReadingContext
  ) throws(RuleFault) {
    guard let rule = document.map else {
      throw RuleFault(
        document.place, "a rule must be a map, not \(document.kindName)",
        mend: "write title, logsource and detection")
    }
    let body = try RuleBody(of: rule, at: document.place)
    if body.kind == .stages { return try rules.stages.add(body.entry) }
    let header = try RuleHeader(rule, at: document.place)
    let version = RuleVersion(document)
    if body.kind != .correlation { try LogSource.check(rule, at: document.place) }
    switch body.kind {
    case .detection: try readDetection(body.entry, header, file, version, context)
    case .metricFilter:
      rules.detections.append(
        ReadRules.Rule(
          header: header,
          body: try MetricFilterReader.detection(of: body.entry, context.budget), file: file,
          version: version))
    case .correlation:
      rules.correlations.append(
        ReadRules.Rule(
          header: header, body: try CorrelationReader.correlation(of: rule, body.entry),
          file: file, version: version))
    case .filter:
      rules.filters.append(
        ReadRules.Rule(
          header: header, body: try RuleFilter.filter(of: body.entry, context), file: file,
          version: version))
    case .stages: break
    }
  }

  private mutating func readDetection(
    _ entry: YAMLMap.Entry, _ header: RuleHeader, _ file: String, _ version: RuleVersion,
    _ context: ReadingContext
  ) throws(RuleFault) {
    func detection(
      _ header: RuleHeader, _ expression: SearchExpression
    ) -> ReadRules.Rule<ReadRules.Detection> {
      ReadRules.Rule(
        header: header, body: ReadRules.Detection(expression: expression), file: file,
        version: version)
    }
    let reader = try DetectionReader(entry, context)
    guard let aggregation = try OldAggregationReader.aggregation(of: reader) else {
      rules.detections.append(detection(header, try reader.expression()))
      return
    }
    let parts = aggregation.parts.map { detection(header.part(named: $0.name), $0.expression) }
    rules.detections += parts
    rules.correlations.append(
      ReadRules.Rule(
        header: header,
        body: aggregation.correlation(
          partNames: parts.compactMap(\.header.name), at: reader.condition.place),
        file: file, version: version))
  }

  private mutating func noteRefused(_ document: YAMLNode) {
    guard let rule = document.map else { return }
    for key in ["id", "name", "title"] {
      if let text = rule[key]?.scalar?.text { rules.refusedNames.insert(text) }
    }
    if let correlation = rule.entry("correlation") {
      rules.silencedNames.formUnion(CorrelationReader.referenceTexts(of: correlation))
    }
  }
}

/// The entry of a rule that says what kind of rule it is.
private struct RuleBody {
  enum Kind: String, CaseIterable {
    case detection
    case correlation
    case filter
    case metricFilter = "metric_filter"
    case stages = "ml_stages"
  }

  let kind: Kind
  let entry: YAMLMap.Entry

  init(of rule: YAMLMap, at place: SourcePlace) throws(RuleFault) {
    if let action = rule.entry("action"),
      ["global", "repeat", "reset"].contains(action.value.scalar?.text)
    {
      throw RuleFault(
        action.place, "rule collections with 'action' are not supported",
        mend: "write every rule out in full")
    }
    let bodies = Kind.allCases.compactMap { kind in
      rule.entry(kind.rawValue).map { (kind: kind, entry: $0) }
    }
    guard let body = bodies.first else {
      throw RuleFault(
        place, "the rule has neither detection nor correlation", mend: "add one of them")
    }
    guard bodies.count == 1 else {
      throw RuleFault(
        bodies[1].entry.place,
        "a rule cannot have both \(body.kind.rawValue) and \(bodies[1].kind.rawValue)",
        mend: "put '---' between two rules")
    }
    (kind, entry) = body
  }
}
