extension CorrelationReader {
  /// What rings.
  func requirement(windowSeconds: Int) throws(RuleFault) -> CorrelationRule.Requirement {
    switch type {
    case .temporal, .temporalOrdered: return try temporalRequirement()
    case .absence:
      if let condition = map.entry("condition") {
        throw RuleFault(
          condition.place, "an absence is the want of any match", mend: "remove the condition")
      }
      return .condition(.absence)
    case .firstSeen: return .condition(try firstSeen(windowSeconds))
    case .baseline: return .condition(try baseline(windowSeconds))
    default: return .condition(try measured())
    }
  }

  /// The fields whose values are measured, as the condition names them.
  func valueFields() throws(RuleFault) -> [String] {
    let condition = optional("condition")
    let field = condition?.map?.entry("field")
    guard type.measuresValues else {
      if let field {
        throw RuleFault(
          field.place, "\(type.rawValue) counts \(type.countedName), not the values of a field",
          mend: "remove 'field'")
      }
      return []
    }
    guard let field else {
      throw RuleFault(
        condition?.place ?? .start, "the condition names no field", mend: "add 'field:' to it")
    }
    let fields = try CorrelationReader.texts(of: field.value, "a field")
    guard !fields.isEmpty, type.takesTuples || fields.count == 1 else {
      throw RuleFault(
        field.value.place, "\(type.rawValue) measures one field, not \(fields.count)",
        mend: "name one field")
    }
    return fields
  }

  private func conditionMap() throws(RuleFault) -> (map: YAMLMap, place: SourcePlace) {
    let node = try required("condition")
    guard let map = node.map else {
      throw RuleFault(
        node.place, "the condition of \(type.rawValue) must be a map, not \(node.kindName)",
        mend: "write 'gte:' and a number")
    }
    if type != .valuePercentile, let percentile = map.entry("percentile") {
      throw RuleFault(
        percentile.place, "\(type.rawValue) has no percentile",
        mend: "remove it, or use value_percentile")
    }
    return (map, node.place)
  }

  private func measured() throws(RuleFault) -> AlarmCondition {
    let (map, place) = try conditionMap()
    let range = try NumberRangeReader.range(of: map, at: place, for: type)
    switch type {
    case .valueCount: return .valueCount(range)
    case .valueSum: return .valueStatistic(.sum, range)
    case .valueAverage: return .valueStatistic(.average, range)
    case .valueMedian: return .valueStatistic(.percentile(50), range)
    case .valuePercentile:
      return .valueStatistic(.percentile(try percentile(of: map, at: place)), range)
    default: return .eventCount(range)
    }
  }

  private func percentile(of map: YAMLMap, at place: SourcePlace) throws(RuleFault) -> Double {
    guard let entry = map.entry("percentile") else {
      throw RuleFault(
        place, "the condition does not say which percentile",
        mend: "add 'percentile:' with a number from 0 to 100")
    }
    guard let number = entry.value.scalar.flatMap({ DecimalNumber($0.text) }),
      (0...100).contains(number.value)
    else {
      throw RuleFault(
        entry.value.place,
        "'\(entry.value.scalar?.text ?? entry.value.kindName)' is not a percentile",
        mend: "write a number from 0 to 100")
    }
    return number.value
  }

  private func temporalRequirement() throws(RuleFault) -> CorrelationRule.Requirement {
    let isOrdered = type == .temporalOrdered
    guard let node = optional("condition") else { return .allRules(isOrdered: isOrdered) }
    if let scalar = node.scalar {
      let condition = try DetectionReader.condition(of: scalar, at: node.place)
      guard !isOrdered || condition.isConjunctionOfNames else {
        throw RuleFault(
          node.place, "an order of rules has no meaning with 'or' and 'not'",
          mend: "join the rules with 'and', or use the type temporal")
      }
      return .expression(condition, isOrdered: isOrdered, place: node.place)
    }
    let (map, place) = try conditionMap()
    let range = try NumberRangeReader.range(of: map, at: place, for: type)
    return .condition(.ruleCount(range, isOrdered: isOrdered))
  }

  // MARK: Trailbell's own

  private func firstSeen(_ windowSeconds: Int) throws(RuleFault) -> AlarmCondition {
    let (map, place) = try conditionMap()
    for entry in map.entries where entry.key != "field" {
      throw RuleFault(
        entry.place, "the condition of first_seen has no '\(entry.key)'",
        mend: "name only the field, or a list of fields")
    }
    guard !map.entries.isEmpty else {
      throw RuleFault(place, "the condition names no field", mend: "add 'field:' to it")
    }
    let learning = try optional("learning").map { node throws(RuleFault) -> Int in
      try Timespan.seconds(of: node)
    }
    return .firstSeen(learningSeconds: Int64(learning ?? windowSeconds))
  }

  private func baseline(_ windowSeconds: Int) throws(RuleFault) -> AlarmCondition {
    let (map, place) = try conditionMap()
    let past = try optional("baseline").map { node throws(RuleFault) -> Int in
      let seconds = try Timespan.seconds(of: node)
      guard seconds >= windowSeconds * 2 else {
        throw RuleFault(
          node.place, "the past must hold at least two windows of \(Timespan.words(windowSeconds))",
          mend: "write a longer baseline, or a shorter timespan")
      }
      return seconds
    }
    let pastSeconds = past ?? 604_800
    guard pastSeconds >= windowSeconds * 2 else {
      throw RuleFault(
        try required("timespan").place,
        "the past of 7 d must hold at least two windows of \(Timespan.words(windowSeconds))",
        mend: "add a longer 'baseline:', or write a shorter timespan")
    }
    return .baseline(
      Baseline(
        pastSeconds: Int64(pastSeconds),
        deviations: try NumberRangeReader.range(of: map, at: place, for: type),
        eventMinimum: try eventMinimum()))
  }

  private func eventMinimum() throws(RuleFault) -> Int {
    guard let node = optional("minimum") else { return 1 }
    guard let count = node.scalar.flatMap({ Int($0.text) }), count > 0 else {
      throw RuleFault(
        node.place, "'\(node.scalar?.text ?? node.kindName)' is not a number of events",
        mend: "write a whole number above 0")
    }
    return count
  }
}
