/// Reads the `detection` of a rule: search identifiers, and the condition that joins them.
enum DetectionReader {
  static let testCountMaximum = 100_000

  static func expression(of entry: YAMLMap.Entry) throws(RuleFault) -> SearchExpression {
    guard let map = entry.value.map else {
      throw RuleFault(
        entry.value.place, "'detection' must be a map, not \(entry.value.kindName)",
        mend: "write search identifiers and a condition")
    }
    if let timeframe = map.entry("timeframe") {
      throw RuleFault(
        timeframe.place, "'timeframe' belongs to the old aggregations, which are not supported",
        mend: "write a correlation with a timespan beside the rule")
    }
    guard let condition = map["condition"] else {
      throw RuleFault(
        entry.place, "the detection has no condition",
        mend: "add 'condition:' with the names of the search identifiers")
    }
    var identifiers: [(name: String, expression: SearchExpression)] = []
    for entry in map.entries where entry.key != "condition" {
      identifiers.append((entry.key, try SearchIdentifierReader.expression(of: entry)))
    }
    guard !identifiers.isEmpty else {
      throw RuleFault(
        entry.place, "the detection has no search identifier", mend: "add one with its tests")
    }
    return try expression(of: condition, ConditionResolver(identifiers: identifiers))
  }

  private static func expression(
    of node: YAMLNode, _ resolver: ConditionResolver
  ) throws(RuleFault) -> SearchExpression {
    var parts: [SearchExpression] = []
    for condition in node.list ?? [node] {
      guard let scalar = condition.scalar, scalar.kind != .null else {
        throw RuleFault(
          condition.place, "a condition must be a text, not \(condition.kindName)",
          mend: "write the names of search identifiers, joined by and, or, not")
      }
      do {
        parts.append(try resolver.resolve(try ConditionParser.parse(scalar.text)))
      } catch {
        throw RuleFault(
          place(of: error, in: scalar, at: condition.place), error.fault, mend: error.mend)
      }
    }
    guard !parts.isEmpty else {
      throw RuleFault(node.place, "the list of conditions is empty", mend: "write a condition")
    }
    let expression = parts.count == 1 ? parts[0] : SearchExpression.any(parts)
    guard expression.size <= testCountMaximum else {
      throw RuleFault(
        node.place, "the detection unfolds to more than \(testCountMaximum) tests",
        mend: "split the rule")
    }
    return expression
  }

  private static func place(
    of fault: ConditionFault, in scalar: YAMLScalar, at start: SourcePlace
  ) -> SourcePlace {
    guard let quoteWidth = scalar.quoteWidth, !scalar.text.contains(where: \.isNewline) else {
      return start
    }
    return SourcePlace(line: start.line, column: start.column + quoteWidth + fault.position)
  }
}
