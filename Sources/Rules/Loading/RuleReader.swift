/// Reads files of rules, one document after another.
struct RuleReader {
  private(set) var rules = ReadRules()
  /// Files of CloudWatch, which are read together: alarms and filters can stand in different ones.
  private var imported: [(name: String, root: YAMLNode)] = []
  private var documents: [(file: String, node: YAMLNode)] = []
  private let placeholders: Placeholders
  /// What the configuration leaves out.
  private(set) var exclusions: RuleExclusions

  init(_ placeholders: Placeholders, _ exclusions: RuleExclusions = RuleExclusions()) {
    self.placeholders = placeholders
    self.exclusions = exclusions
  }

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
    if exclusions.takeRule(document) { return rules.noteExcluded(document) }
    documents.append((file, document))
    context.part { () throws(RuleFault) in try readRule(document, in: file, context) }
    let faults = context.faults.take()
    guard !faults.isEmpty else { return }
    rules.problems += faults.map { RuleProblem($0, in: file) }
    noteRefused(document)
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
    // What else is wrong with a rule for another product is for others to know.
    if body.kind != .correlation { try LogSource.check(rule, at: document.place) }
    let header = context.part { () throws(RuleFault) in
      try RuleHeader(rule, at: document.place, context)
    }
    let read = try read(body, of: rule, context)
    // Nothing of a rule with a fault is run.
    guard let header, context.faults.isEmpty else { return }
    let version = RuleVersion(document)
    func whole<Body>(_ header: RuleHeader, _ body: Body) -> ReadRules.Rule<Body> {
      ReadRules.Rule(header: header, body: body, file: file, version: version)
    }
    switch read {
    case .detection(let detection): rules.detections.append(whole(header, detection))
    case .counted(let aggregation, let place):
      let parts = aggregation.parts.map { part in
        whole(
          header.part(named: part.name), ReadRules.Detection(expression: part.expression))
      }
      rules.detections += parts
      let names = parts.compactMap(\.header.name)
      rules.correlations.append(
        whole(header, aggregation.correlation(partNames: names, at: place)))
    case .correlation(let correlation): rules.correlations.append(whole(header, correlation))
    case .filter(let filter): rules.filters.append(whole(header, filter))
    }
  }

  /// What the body of a rule says.
  private enum ReadBody {
    case detection(ReadRules.Detection)
    /// A count as Sigma wrote it before correlations; the place is that of its condition.
    case counted(OldAggregationReader, at: SourcePlace)
    case correlation(CorrelationRule)
    case filter(RuleFilter)
  }

  private func read(
    _ body: RuleBody, of rule: YAMLMap, _ context: ReadingContext
  ) throws(RuleFault) -> ReadBody {
    switch body.kind {
    case .correlation:
      return .correlation(try CorrelationReader.correlation(of: rule, body.entry, context))
    case .filter: return .filter(try RuleFilter.filter(of: body.entry, context))
    case .metricFilter:
      return .detection(try MetricFilterReader.detection(of: body.entry, context.budget))
    case .detection, .stages:
      let reader = try DetectionReader(body.entry, context)
      if let aggregation = try OldAggregationReader.aggregation(of: reader, in: rule) {
        return .counted(aggregation, at: reader.condition.place)
      }
      return .detection(ReadRules.Detection(expression: try reader.expression()))
    }
  }

  private mutating func noteRefused(_ document: YAMLNode) {
    guard let rule = document.map else { return }
    rules.refusedNames.formUnion(ReadRules.names(of: rule))
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
      if let old = rule.entry("global_filter") {
        throw RuleFault(
          old.place, "'global_filter' is the name that filters had in drafts of Sigma",
          mend: "write 'filter:'")
      }
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
