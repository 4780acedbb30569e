/// Reads detections that count, as Sigma wrote them before it had correlations: as parts that a
/// correlation of today refers to.
struct OldAggregationReader {
  /// A detection of its own within a rule.
  struct Part {
    let name: String
    let expression: SearchExpression
  }

  let parts: [Part]
  private let aggregation: Aggregation?
  private let windowSeconds: Int

  /// - Returns: nil where the detection asks about single events.
  ///
  /// - Parameter rule: the document around the detection.
  static func aggregation(
    of reader: DetectionReader, in rule: YAMLMap
  ) throws(RuleFault) -> OldAggregationReader? {
    guard let scalar = reader.condition.scalar else { return nil }
    if scalar.text.contains("|") { return try counted(reader, scalar, rule) }
    guard let timeframe = reader.map["timeframe"] else { return nil }
    return try joined(reader, scalar, timeframe)
  }

  /// `selection | count() by field > 5`, or `selection | near other`.
  private static func counted(
    _ reader: DetectionReader, _ scalar: YAMLScalar, _ rule: YAMLMap
  ) throws(RuleFault) -> OldAggregationReader {
    let place = reader.condition.place
    let texts = scalar.text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let position = texts[0].unicodeScalars.count + 1
    let condition: Condition
    let aggregation: Aggregation
    do {
      condition = try ConditionParser.parse(String(texts[0]))
      aggregation = try Aggregation(String(texts[1]), position: position)
    } catch {
      throw DetectionReader.fault(error, in: scalar, at: place)
    }
    guard let timeframe = reader.map["timeframe"] else { throw timeframeFault(place, rule) }
    var conditions = [condition]
    if case .near(let names) = aggregation.function {
      conditions += names.map { .identifier($0, position: position) }
    }
    try NumberRangeReader.check(aggregation.range, for: aggregation.type, at: place)
    return OldAggregationReader(
      parts: try parts(conditions, reader, scalar), aggregation: aggregation,
      windowSeconds: try Timespan.seconds(of: timeframe))
  }

  private static func timeframeFault(_ place: SourcePlace, _ rule: YAMLMap) -> RuleFault {
    if let misplaced = rule.entry("timeframe") {
      return RuleFault(
        misplaced.place, "'timeframe' stands beside the detection, where it has no meaning",
        mend: "move it into the detection")
    }
    return RuleFault(
      place, "the condition counts, and there is no timeframe to count in",
      mend: "add 'timeframe:' to the detection")
  }

  /// Search identifiers joined by `and`: with a timeframe, events that must come together.
  private static func joined(
    _ reader: DetectionReader, _ scalar: YAMLScalar, _ timeframe: YAMLNode
  ) throws(RuleFault) -> OldAggregationReader? {
    let condition = try DetectionReader.condition(of: scalar, at: reader.condition.place)
    guard case .all(let conditions) = condition else { return nil }
    guard !conditions.contains(where: \.hasNegation) else {
      throw RuleFault(
        reader.condition.place,
        "with a timeframe, 'not' could be about the same event or about another one",
        mend: "remove the timeframe, or write a correlation beside the rule")
    }
    return OldAggregationReader(
      parts: try parts(conditions, reader, scalar), aggregation: nil,
      windowSeconds: try Timespan.seconds(of: timeframe))
  }

  private static func parts(
    _ conditions: [Condition], _ reader: DetectionReader, _ scalar: YAMLScalar
  ) throws(RuleFault) -> [Part] {
    guard conditions.count <= CorrelationReader.referenceCountMaximum else {
      throw RuleFault(
        reader.condition.place,
        "the condition counts more than \(CorrelationReader.referenceCountMaximum) kinds of events",
        mend: "split the rule")
    }
    var parts: [Part] = []
    for (index, condition) in conditions.enumerated() {
      let expression = try reader.expression(
        of: condition, scalar, at: reader.condition.place)
      // By its place: two parts can ask for the same search identifier.
      parts.append(Part(name: "part \(index + 1)", expression: expression))
    }
    return parts
  }

  /// The correlation of the parts, which it refers to by name.
  func correlation(partNames: [String], at place: SourcePlace) -> CorrelationRule {
    let references = partNames.map { CorrelationRule.Reference(text: $0, place: place) }
    return CorrelationRule(
      type: aggregation?.type ?? .temporal, references: references,
      groupBy: aggregation?.groupBy ?? [], valueFields: aggregation?.valueFields ?? [],
      windowSeconds: windowSeconds,
      requirement: aggregation?.condition.map { .condition($0) } ?? .allRules(isOrdered: false))
  }
}
