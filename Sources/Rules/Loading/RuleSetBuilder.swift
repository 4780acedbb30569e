/// Makes a rule set of the rules that were read.
struct RuleSetBuilder {
  private var rules: ReadRules
  private var problems: [RuleProblem]
  private var program = ProgramBuilder()
  private var alarms: [AlarmDefinition] = []
  private let detectionWindowSeconds: Int

  static func build(_ rules: ReadRules, detectionWindowSeconds: Int) -> LoadedRules {
    var builder = RuleSetBuilder(rules, detectionWindowSeconds)
    return builder.build()
  }

  private init(_ rules: ReadRules, _ detectionWindowSeconds: Int) {
    self.rules = rules
    self.detectionWindowSeconds = detectionWindowSeconds
    problems = rules.problems
  }

  private mutating func build() -> LoadedRules {
    var identities = RuleIdentities()
    rules.detections = withoutDuplicates(rules.detections, &identities)
    rules.correlations = withoutDuplicates(rules.correlations, &identities)
    for rule in rules.detections { program.append(rule.body) }
    let resolver = ReferenceResolver(rules)
    var silent = Set(rules.referencesOfRefused.flatMap(resolver.detections(named:)))
    var generated: Set<Int> = []
    var correlated: [AlarmDefinition] = []
    for rule in rules.correlations {
      silent.formUnion(rule.body.references.flatMap { resolver.detections(named: $0.text) })
      do {
        let alarm = try alarm(of: rule, resolver)
        if rule.body.generatesReferenced { generated.formUnion(alarm.detections) }
        correlated.append(alarm)
      } catch {
        problems.append(RuleProblem(error, in: rule.file))
      }
    }
    for index in rules.detections.indices where !silent.contains(index) || generated.contains(index)
    {
      alarms.append(alarm(ofDetection: index))
    }
    alarms += correlated
    return LoadedRules(rules: ruleSet(), problems: problems)
  }

  private func ruleSet() -> RuleSet {
    RuleSet(
      detections: rules.detections.map { rule in
        DetectionDefinition(
          id: rule.header.identity, title: rule.header.title, level: rule.header.level,
          author: rule.header.author, file: rule.file, line: rule.header.place.line,
          version: rule.version.text)
      },
      alarms: alarms, index: CandidateIndex(rules.detections.map(\.body)),
      program: program.program)
  }

  private mutating func withoutDuplicates<Body>(
    _ rules: [ReadRules.Rule<Body>], _ identities: inout RuleIdentities
  ) -> [ReadRules.Rule<Body>] {
    var kept: [ReadRules.Rule<Body>] = []
    for rule in rules {
      do {
        try identities.claim(rule.header, in: rule.file)
        kept.append(rule)
      } catch {
        problems.append(RuleProblem(error, in: rule.file))
      }
    }
    return kept
  }

  /// A detection rings at every match, once for each actor and window.
  private mutating func alarm(ofDetection index: Int) -> AlarmDefinition {
    let rule = rules.detections[index]
    var version = rule.version
    // The configuration gives the window, and another window makes other episodes.
    version.add("\(detectionWindowSeconds) s")
    return alarm(
      rule, version: version, isCorrelation: false, detections: [index], groupBy: ["actor"],
      timespanSeconds: detectionWindowSeconds, threshold: 1)
  }

  private mutating func alarm(
    of rule: ReadRules.Rule<CorrelationRule>, _ resolver: ReferenceResolver
  ) throws(RuleFault) -> AlarmDefinition {
    var detections: [Int] = []
    for reference in rule.body.references {
      let detection = try resolver.detection(of: reference)
      if !detections.contains(detection) { detections.append(detection) }
    }
    var version = rule.version
    for detection in detections { version.add(rules.detections[detection].version.text) }
    return alarm(
      rule, version: version, isCorrelation: true, detections: detections,
      groupBy: rule.body.groupBy, timespanSeconds: rule.body.timespanSeconds,
      threshold: rule.body.threshold)
  }

  private mutating func alarm<Body>(
    _ rule: ReadRules.Rule<Body>, version: RuleVersion, isCorrelation: Bool, detections: [Int],
    groupBy: [String], timespanSeconds: Int, threshold: Int
  ) -> AlarmDefinition {
    AlarmDefinition(
      id: rule.header.identity, title: rule.header.title, level: rule.header.level,
      author: rule.header.author, description: rule.header.description, tags: rule.header.tags,
      file: rule.file, line: rule.header.place.line, version: version.text,
      isCorrelation: isCorrelation, detections: detections, groupBy: groupBy,
      timespanSeconds: timespanSeconds, threshold: threshold,
      groupPaths: groupBy.map { program.path(of: $0) })
  }
}
