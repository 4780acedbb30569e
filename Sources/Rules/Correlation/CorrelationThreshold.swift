/// Reads the condition of a correlation that counts events.
enum CorrelationThreshold {
  private static let otherOperators: Set<String> = ["lt", "lte", "eq", "neq"]

  /// The fewest events for which the condition holds.
  static func threshold(
    of condition: YAMLMap, at place: SourcePlace
  ) throws(RuleFault) -> Int {
    for entry in condition.entries where entry.key != "gte" && entry.key != "gt" {
      throw fault(ofKey: entry)
    }
    guard let entry = condition.entries.first else {
      throw RuleFault(place, "the condition is empty", mend: "write 'gte:' and a number")
    }
    if condition.entries.count > 1 {
      throw RuleFault(
        condition.entries[1].place, "ranges are not supported", mend: "write 'gte:' or 'gt:' alone")
    }
    let isExclusive = entry.key == "gt"
    guard let scalar = entry.value.scalar, let count = Int(scalar.text),
      count >= (isExclusive ? 0 : 1), count < Int(Int32.max)
    else {
      throw RuleFault(
        entry.value.place,
        "'\(entry.value.scalar?.text ?? entry.value.kindName)' is not a number of events",
        mend: "write a whole number above 0")
    }
    return isExclusive ? count + 1 : count
  }

  private static func fault(ofKey entry: YAMLMap.Entry) -> RuleFault {
    if otherOperators.contains(entry.key) {
      return RuleFault(
        entry.place, "the operator \(entry.key) is not supported", mend: "use gte or gt")
    }
    if entry.key == "field" {
      return RuleFault(
        entry.place, "event_count counts events, not the values of a field", mend: "remove 'field'")
    }
    return RuleFault(
      entry.place, "'\(entry.key)' is not an operator", mend: "use gte or gt")
  }
}
