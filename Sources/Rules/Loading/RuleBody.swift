/// The entry of a rule that says what kind of rule it is.
struct RuleBody {
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

extension RuleBody {
  /// What the body of a rule says.
  enum Read {
    case detection(ReadRules.Detection)
    /// A count as Sigma wrote it before correlations; the place is that of its condition.
    case counted(OldAggregationReader, at: SourcePlace, HoldTimes)
    case correlation(CorrelationRule)
    case filter(RuleFilter)
  }

  /// Reads the body; a catalogue is none, for it says nothing of events.
  ///
  /// - Parameter rule: the document around it.
  func read(in rule: YAMLMap, _ context: ReadingContext) throws(RuleFault) -> Read {
    let holdTimes = HoldTimesReader.holdTimes(beside: self, in: rule, context)
    switch kind {
    case .correlation:
      return .correlation(try CorrelationReader.correlation(of: rule, entry, context))
    case .filter: return .filter(try RuleFilter.filter(of: entry, context))
    case .metricFilter:
      var detection = try MetricFilterReader.detection(of: entry, context.budget)
      detection.holdTimes = holdTimes
      return .detection(detection)
    case .detection, .stages:
      let reader = try DetectionReader(entry, context)
      if let aggregation = try OldAggregationReader.aggregation(of: reader, in: rule) {
        return .counted(aggregation, at: reader.condition.place, holdTimes)
      }
      return .detection(
        ReadRules.Detection(expression: try reader.expression(), holdTimes: holdTimes))
    }
  }
}
