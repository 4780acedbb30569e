/// Reads what a correlation's condition says of a number: one comparison, or a range of several.
enum NumberRangeReader {
  /// Keys of a condition that are no comparisons.
  private static let otherKeys: Set<String> = ["field", "percentile"]
  private static let names = NumberOperator.allCases.map(\.rawValue).joined(separator: ", ")

  /// The range of a condition for a type of correlation.
  static func range(
    of condition: YAMLMap, at place: SourcePlace, for type: CorrelationType
  ) throws(RuleFault) -> NumberRange {
    var comparisons: [NumberRange.Comparison] = []
    for entry in condition.entries where !otherKeys.contains(entry.key) {
      comparisons.append(try comparison(entry, for: type))
    }
    guard !comparisons.isEmpty else {
      throw RuleFault(
        place, "the condition compares with nothing", mend: "write 'gte:' and a number")
    }
    let range = NumberRange(comparisons)
    guard !isEmpty(range, ofWholeNumbers: type.isCount) else {
      throw RuleFault(
        place, "no number satisfies all of these comparisons", mend: "correct the limits")
    }
    return range
  }

  /// Refuses comparisons that always or never hold.
  static func check(
    _ range: NumberRange, for type: CorrelationType, at place: SourcePlace
  ) throws(RuleFault) {
    guard type.isCount else { return }
    for comparison in range.comparisons { try check(comparison, place, type) }
  }

  private static func comparison(
    _ entry: YAMLMap.Entry, for type: CorrelationType
  ) throws(RuleFault) -> NumberRange.Comparison {
    guard let `operator` = NumberOperator(rawValue: entry.key) else {
      throw RuleFault(
        entry.place, "'\(entry.key)' is not an operator", mend: "use one of \(names)")
    }
    guard let scalar = entry.value.scalar, let number = DecimalNumber(scalar.text) else {
      throw RuleFault(
        entry.value.place, "'\(entry.value.scalar?.text ?? entry.value.kindName)' is not a number",
        mend: "write a number")
    }
    let comparison = NumberRange.Comparison(`operator`, number.value)
    if type.isCount { try check(comparison, entry.value.place, type) }
    return comparison
  }

  /// Counts are whole, and at an event there is at least that event.
  private static func check(
    _ comparison: NumberRange.Comparison, _ place: SourcePlace, _ type: CorrelationType
  ) throws(RuleFault) {
    let leastCount = type == .valueCount ? 0.0 : 1
    let limit = comparison.limit
    guard limit >= 0, limit < 0x1p53, limit == limit.rounded() else {
      throw RuleFault(
        place, "'\(ConditionWords.number(limit))' is not a number of \(type.countedName)",
        mend: "write a whole number above 0")
    }
    let isAlways = comparison.operator == .greaterOrEqual && limit < 1
    let isNever =
      switch comparison.operator {
      case .less: limit <= leastCount
      case .lessOrEqual, .equal: limit < leastCount
      default: false
      }
    guard !isAlways, !isNever else {
      throw RuleFault(
        place,
        "the condition \(isAlways ? "always" : "never") holds: it is judged at events, when "
          + "there is at least \(leastCount == 0 ? "0" : "1")",
        mend: isNever
          ? "write a larger number; for what does not happen at all use the type absence"
          : "write a whole number above 0")
    }
  }

  private static func isEmpty(_ range: NumberRange, ofWholeNumbers isWhole: Bool) -> Bool {
    // If some number satisfies all, then one at or beside a limit does.
    !range.comparisons.contains { comparison in
      let limit = comparison.limit
      let candidates =
        isWhole ? [limit, limit + 1, limit - 1] : [limit, limit.nextUp, limit.nextDown]
      return candidates.contains { range.contains($0) }
    }
  }
}

extension CorrelationType {
  /// What a count of this type counts, in the plural.
  var countedName: String {
    switch self {
    case .valueCount: "values"
    case .temporal, .temporalOrdered: "rules"
    default: "events"
    }
  }
}
