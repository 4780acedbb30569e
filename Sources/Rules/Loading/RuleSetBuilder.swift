/// Makes a rule set of the rules that were read.
struct RuleSetBuilder {
  private var rules: ReadRules
  private var problems: [RuleProblem]
  private var program = ProgramBuilder()
  private let detectionWindowSeconds: Int

  static func build(
    _ rules: ReadRules, detectionWindowSeconds: Int
  ) -> (rules: RuleSet, problems: [RuleProblem]) {
    var builder = RuleSetBuilder(rules, detectionWindowSeconds)
    return builder.build()
  }

  private init(_ rules: ReadRules, _ detectionWindowSeconds: Int) {
    self.rules = rules
    self.detectionWindowSeconds = detectionWindowSeconds
    problems = rules.problems
  }

  private mutating func build() -> (rules: RuleSet, problems: [RuleProblem]) {
    refuseDuplicates()
    problems += HoldTimesCheck.refuseCounted(&rules)
    problems += FilterApplication.apply(to: &rules)
    problems += StageCheck.refuseWithoutCatalogue(&rules)
    problems += MetricDimensions.apply(to: &rules)
    let chains = CorrelationChains(rules)
    problems += chains.problems
    for rule in rules.detections { program.append(rule.body.expression) }
    let alarms = alarms(of: chains)
    let set = RuleSet(
      detections: rules.detections.map(definition), alarms: alarms, stages: rules.stages,
      index: CandidateIndex(rules.detections.map(\.body.expression)),
      program: program.program(stages: rules.stages))
    return (set, problems)
  }

  private func definition(of rule: ReadRules.Rule<ReadRules.Detection>) -> DetectionDefinition {
    DetectionDefinition(
      id: rule.header.identity, title: rule.header.title, level: rule.header.level,
      author: rule.header.author, file: rule.file, line: rule.header.place.line,
      version: rule.version.text, expression: rule.body.expression)
  }

  private mutating func refuseDuplicates() {
    var identities = RuleIdentities()
    rules.detections = withoutDuplicates(rules.detections, &identities)
    rules.correlations = withoutDuplicates(rules.correlations, &identities)
    rules.filters = withoutDuplicates(rules.filters, &identities)
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

  // MARK: Alarms

  /// Detections that ring by themselves, then the correlations, each after those it refers to.
  private mutating func alarms(of chains: CorrelationChains) -> [AlarmDefinition] {
    var alarms: [AlarmDefinition] = []
    for index in rules.detections.indices where !chains.silentDetections.contains(index) {
      alarms.append(alarm(ofDetection: index))
    }
    var positions: [Int: Int] = [:]
    for link in chains.links {
      positions[link.correlation] = alarms.count
      alarms.append(alarm(of: link, alarms, positions))
    }
    return alarms
  }

  /// A detection rings at every match, once for each actor and window.
  private mutating func alarm(ofDetection index: Int) -> AlarmDefinition {
    let rule = rules.detections[index]
    var version = rule.version
    // The configuration gives the window, and another window makes other episodes.
    version.add("\(detectionWindowSeconds) s")
    let condition = AlarmCondition.eventCount(NumberRange([.init(.greaterOrEqual, 1)]))
    let holdTimes = rule.body.holdTimes
    return AlarmDefinition(
      rule.header, file: rule.file, version: version, correlationType: nil,
      references: [.detection(index)], groupBy: ["actor"], valueFields: [],
      windowSeconds: detectionWindowSeconds, condition: condition, holdTimes: holdTimes,
      // That one event rings is no news to anybody.
      conditionText: holdTimes.firstKey == nil
        ? ""
        : ConditionWords.text(
          condition, windowSeconds: detectionWindowSeconds, valueFields: [], references: [],
          holdTimes),
      rings: rule.header.wholeIdentity == nil, isShadow: rule.isShadow,
      sources: [MatchSource(groupPaths: [program.path(of: "actor")], value: .none)])
  }

  private mutating func alarm(
    of link: CorrelationChains.Link, _ children: [AlarmDefinition], _ positions: [Int: Int]
  ) -> AlarmDefinition {
    let rule = rules.correlations[link.correlation]
    var version = rule.version
    var references: [AlarmReference] = []
    for target in link.resolved.references {
      switch target {
      case .detection(let index):
        references.append(.detection(index))
        version.add(rules.detections[index].version.text)
      case .correlation(let index):
        // Links come after those that they refer to.
        let position = positions[index] ?? 0
        references.append(.alarm(position))
        version.add(children[position].version)
      }
    }
    let condition = condition(of: link)
    return AlarmDefinition(
      rule.header, file: rule.file, version: version,
      correlationType: rule.body.type.rawValue, references: references,
      groupBy: rule.body.groupBy, valueFields: rule.body.valueFields,
      windowSeconds: rule.body.windowSeconds, condition: condition,
      holdTimes: rule.body.holdTimes,
      conditionText: ConditionWords.text(
        condition, windowSeconds: rule.body.windowSeconds, valueFields: rule.body.valueFields,
        references: link.resolved.names, rule.body.holdTimes),
      rings: rule.body.rings && !link.isSilent, isShadow: rule.isShadow,
      sources: sources(of: link))
  }

  /// The condition, with what filters say of the metric that an alarm watches.
  private func condition(of link: CorrelationChains.Link) -> AlarmCondition {
    guard case .metricAlarm(let alarm) = link.resolved.condition else {
      return link.resolved.condition
    }
    return .metricAlarm(alarm.with(defaultValues: metrics(of: link).map { $0?.defaultValue }))
  }

  private func metrics(of link: CorrelationChains.Link) -> [MetricFilter?] {
    link.resolved.references.map { target in
      if case .detection(let index) = target { rules.detections[index].body.metric } else { nil }
    }
  }

  private mutating func sources(of link: CorrelationChains.Link) -> [MatchSource] {
    zip(link.resolved.fields, metrics(of: link)).map { fields, metric in
      MatchSource(
        groupPaths: fields.groupBy.map { program.path(of: $0) },
        value: value(fields.values, metric, link.resolved.condition))
    }
  }

  private mutating func value(
    _ fields: [String], _ metric: MetricFilter?, _ condition: AlarmCondition
  ) -> MatchSource.Value {
    switch condition {
    case .valueCount, .firstSeen: .tuple(fields.map { program.path(of: $0) })
    case .valueStatistic: fields.first.map { .number(program.path(of: $0)) } ?? .none
    case .metricAlarm:
      switch metric?.value {
      case .selector(let selector): .selector(selector)
      case .constant(let number): .constant(number)
      // Of a Sigma detection every match counts one.
      case nil: .constant(1)
      }
    default: .none
    }
  }
}

extension AlarmDefinition {
  /// An alarm with what its header says.
  fileprivate init(
    _ header: RuleHeader, file: String, version: RuleVersion, correlationType: String?,
    references: [AlarmReference], groupBy: [String], valueFields: [String], windowSeconds: Int,
    condition: AlarmCondition, holdTimes: HoldTimes, conditionText: String, rings: Bool,
    isShadow: Bool, sources: [MatchSource]
  ) {
    self.init(
      id: header.identity, name: header.name, title: header.title, level: header.level,
      author: header.author, description: header.description, tags: header.tags,
      falsePositives: header.falsePositives,
      file: file, line: header.place.line, version: version.text,
      correlationType: correlationType, references: references, groupBy: groupBy,
      valueFields: valueFields, windowSeconds: windowSeconds, condition: condition,
      forSeconds: Int64(holdTimes.forSeconds),
      keepFiringSeconds: Int64(holdTimes.keepFiringSeconds), conditionText: conditionText,
      rings: rings, isShadow: isShadow, sources: sources)
  }
}
