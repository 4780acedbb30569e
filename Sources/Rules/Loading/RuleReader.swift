/// Reads files of rules, one document after another.
struct RuleReader {
  private(set) var rules = ReadRules()
  /// Files of CloudWatch, which are read together: alarms and filters can stand in different ones.
  private var imported: [(name: String, root: YAMLNode)] = []
  private var documents: [(file: String, node: YAMLNode)] = []
  private let placeholders: Placeholders
  /// What the configuration leaves out.
  private(set) var exclusions: NamedRules
  /// What it lets ring for nobody.
  private(set) var shadows: NamedRules
  /// The files whose rules all ring for nobody.
  private var shadowFiles: Set<String> = []

  init(
    _ placeholders: Placeholders, exclusions: NamedRules = NamedRules(.exclude),
    shadows: NamedRules = NamedRules(.shadow)
  ) {
    self.placeholders = placeholders
    self.exclusions = exclusions
    self.shadows = shadows
  }

  mutating func read(_ source: RuleSource) {
    if shadows.takeFile(source.name) { shadowFiles.insert(source.name) }
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

  /// Reads who could be referred to in a file that is left out; its mistakes are nobody's concern.
  mutating func readExcluded(_ source: RuleSource) {
    let documents = (try? YAMLReader.documents(of: source.text, limits: source.limits)) ?? []
    for document in documents { rules.noteExcluded(document) }
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
    let isShadow = shadows.takeRule(document) || shadowFiles.contains(file)
    documents.append((file, document))
    context.part { () throws(RuleFault) in
      try readRule(document, in: file, isShadow: isShadow, context)
    }
    let faults = context.faults.take()
    guard !faults.isEmpty else { return }
    rules.problems += faults.map { RuleProblem($0, in: file) }
    rules.noteRefused(document)
  }

  /// What is probably not meant so in the rules that were read.
  var warnings: [RuleWarning] {
    var warnings: [RuleWarning] = []
    var noteCount = 0
    for document in documents {
      guard warnings.count - noteCount < LoadedRules.warningCountMaximum,
        noteCount < LoadedRules.noteCountMaximum
      else {
        warnings.append(Self.restWarning(document))
        break
      }
      let found = RuleLinter.warnings(
        of: document.node, in: document.file, stages: rules.stages)
      warnings += found
      noteCount += found.count { $0.severity == .note }
    }
    return warnings
  }

  private static func restWarning(_ document: (file: String, node: YAMLNode)) -> RuleWarning {
    RuleWarning(
      severity: .warning, file: document.file, line: document.node.place.line,
      column: document.node.place.column,
      suspicion: "the rules from here on were not looked over",
      mend: "mend what is told before, and check again")
  }

  private mutating func readRule(
    _ document: YAMLNode, in file: String, isShadow: Bool, _ context: ReadingContext
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
    let read = try body.read(in: rule, context)
    // Nothing of a rule with a fault is run.
    guard let header, context.faults.isEmpty else { return }
    let version = RuleVersion(document)
    func whole<Body>(_ header: RuleHeader, _ body: Body) -> ReadRules.Rule<Body> {
      ReadRules.Rule(
        header: header, body: body, file: file, version: version, isShadow: isShadow)
    }
    switch read {
    case .detection(let detection): rules.detections.append(whole(header, detection))
    case .counted(let aggregation, let place, let holdTimes):
      let parts = aggregation.parts.map { part in
        whole(
          header.part(named: part.name), ReadRules.Detection(expression: part.expression))
      }
      rules.detections += parts
      let names = parts.compactMap(\.header.name)
      var correlation = aggregation.correlation(partNames: names, at: place)
      correlation.holdTimes = holdTimes
      rules.correlations.append(whole(header, correlation))
    case .correlation(let correlation): rules.correlations.append(whole(header, correlation))
    case .filter(let filter): rules.filters.append(whole(header, filter))
    }
  }
}
