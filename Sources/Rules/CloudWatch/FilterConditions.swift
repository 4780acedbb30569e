extension FilterPatternParser {
  /// Reads one condition: a selector, an operator, a value.
  mutating func condition() throws(ConditionFault) -> SelectorTest {
    let start = position
    guard current == "$" else { throw operandFault() }
    let selector = try selector()
    if selector.wildcard != nil { wildcardSelectorCount += 1 }
    let maximum = FilterPattern.wildcardSelectorCountMaximum
    guard wildcardSelectorCount <= maximum else {
      throw fault(
        "a pattern may have no more than \(maximum) selectors with a wildcard",
        "split it into two filters", at: start)
    }
    skipWhiteSpace()
    return SelectorTest(selector: selector, question: try question())
  }

  private mutating func operandFault() -> ConditionFault {
    guard let sign = current, !")}&|".unicodeScalars.contains(sign) else {
      return fault(
        "a condition is missing here", "write one, such as $.eventName = ConsoleLogin")
    }
    let start = position
    let word = word()
    if sign == "!" || word.uppercased() == "NOT" {
      return fault(
        "conditions cannot be negated", "write != or NOT EXISTS within the conditions", at: start)
    }
    return fault(
      "a condition begins with a selector, not with '\(word.isEmpty ? String(sign) : word)'",
      "write $. and the path of a member, as in $.userIdentity.type", at: start)
  }

  private mutating func question() throws(ConditionFault) -> SelectorQuestion<ValueTest> {
    let start = position
    if skip("==") { throw fault("'==' is no operator", "write '='", at: start) }
    if skip("!=") { return .different(try literal()) }
    if skip("=") { return .equal(try literal()) }
    let relations: KeyValuePairs<String, NumberOperator> = [
      "<=": .lessOrEqual, ">=": .greaterOrEqual, "<": .less, ">": .greater,
    ]
    for (sign, relation) in relations where skip(sign) {
      return .relation(relation, try number(behind: sign))
    }
    return try keywordQuestion()
  }

  private mutating func keywordQuestion() throws(ConditionFault) -> SelectorQuestion<ValueTest> {
    let start = position
    let first = word().uppercased()
    skipWhiteSpace()
    let secondStart = position
    let second = word().uppercased()
    switch (first, second) {
    case ("IS", "NULL"): return .null
    case ("IS", "TRUE"): return .boolean(true)
    case ("IS", "FALSE"): return .boolean(false)
    case ("NOT", "EXISTS"): return .absent
    case ("IS", _):
      throw fault("'IS' cannot be followed by this", "write NULL, TRUE or FALSE", at: secondStart)
    case ("EXISTS", _):
      throw fault(
        "'EXISTS' can be asked with NOT only", "write = \"*\" for any text or number", at: start)
    case ("NOT", _):
      throw fault("'NOT' cannot be followed by this", "write EXISTS", at: secondStart)
    default:
      throw fault(
        "an operator is missing here",
        "write =, !=, <, <=, >, >=, IS NULL, IS TRUE, IS FALSE or NOT EXISTS", at: start)
    }
  }
}
