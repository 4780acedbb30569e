/// Reads the `detection` of a rule: search identifiers, and the condition that joins them.
struct DetectionReader {
  static let identifierCountMaximum = 1000
  static let identifierLengthMaximum = 256

  /// Keys of a detection that are no search identifiers.
  private static let otherKeys: Set<String> = ["condition", "timeframe"]

  let map: YAMLMap
  let condition: YAMLNode
  private let resolver: ConditionResolver
  private let budget: UnfoldingBudget

  /// Reads the search identifiers.
  ///
  /// - Parameter otherKeys: keys that are no search identifiers, beside Sigma's own.
  init(
    _ entry: YAMLMap.Entry, _ context: ReadingContext, otherKeys: Set<String> = []
  ) throws(RuleFault) {
    guard let map = entry.value.map else {
      throw RuleFault(
        entry.value.place, "'\(entry.key)' must be a map, not \(entry.value.kindName)",
        mend: "write search identifiers and a condition")
    }
    guard var condition = map["condition"] else {
      throw RuleFault(
        entry.place, "the \(entry.key) has no condition",
        mend: "add 'condition:' with the names of the search identifiers")
    }
    guard map.entries.count <= Self.identifierCountMaximum else {
      throw RuleFault(
        entry.place,
        "the \(entry.key) has more than \(Self.identifierCountMaximum) search identifiers",
        mend: "split the rule")
    }
    let reader = SearchIdentifierReader(context: context)
    var identifiers: [(name: String, expression: SearchExpression)] = []
    for entry in map.entries
    where !Self.otherKeys.contains(entry.key) && !otherKeys.contains(entry.key) {
      guard entry.key.utf8.count <= Self.identifierLengthMaximum else {
        throw RuleFault(
          entry.place,
          "the search identifier is longer than \(Self.identifierLengthMaximum) characters",
          mend: "write a shorter name")
      }
      // The condition may name it, whether it could be read or not.
      let expression = context.part { () throws(RuleFault) in try reader.expression(of: entry) }
      identifiers.append((entry.key, expression ?? .any([])))
    }
    guard !identifiers.isEmpty else {
      throw RuleFault(
        entry.place, "the \(entry.key) has no search identifier", mend: "add one with its tests")
    }
    // A list of one condition is that condition, also where it counts.
    if let list = condition.list, list.count == 1 { condition = list[0] }
    self.map = map
    self.condition = condition
    budget = context.budget
    resolver = ConditionResolver(identifiers: identifiers)
  }

  /// The tests, joined as the condition says; a list of conditions means any of them.
  func expression() throws(RuleFault) -> SearchExpression {
    var parts: [SearchExpression] = []
    let conditions = condition.list ?? [condition]
    guard conditions.count <= ConditionParser.tokenCountMaximum else {
      throw RuleFault(
        condition.place,
        "the rule has more than \(ConditionParser.tokenCountMaximum) conditions",
        mend: "split the rule")
    }
    for condition in conditions {
      guard let scalar = condition.scalar, scalar.kind != .null else {
        throw RuleFault(
          condition.place, "a condition must be a text, not \(condition.kindName)",
          mend: "write the names of search identifiers, joined by and, or, not")
      }
      let parsed = try DetectionReader.condition(of: scalar, at: condition.place)
      parts.append(try expression(of: parsed, scalar, at: condition.place))
    }
    guard !parts.isEmpty else {
      throw RuleFault(
        condition.place, "the list of conditions is empty", mend: "write a condition")
    }
    if let timeframe = map.entry("timeframe") {
      throw RuleFault(
        timeframe.place, "'timeframe' has no meaning without a count behind '|'",
        mend: "remove it, or write a correlation with a timespan beside the rule")
    }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  /// The tests of a part of a condition.
  func expression(
    of condition: Condition, _ scalar: YAMLScalar, at place: SourcePlace
  ) throws(RuleFault) -> SearchExpression {
    var resolver = resolver
    let expression: SearchExpression
    do {
      expression = try resolver.resolve(condition)
    } catch {
      throw DetectionReader.fault(error, in: scalar, at: place)
    }
    try budget.take(resolver.testCount, .tests, at: place)
    return expression
  }

  /// A condition's text as a tree.
  static func condition(
    of scalar: YAMLScalar, at place: SourcePlace
  ) throws(RuleFault) -> Condition {
    do {
      return try ConditionParser.parse(scalar.text)
    } catch {
      throw fault(error, in: scalar, at: place)
    }
  }

  /// A fault within a text, at its place in the file.
  static func fault(
    _ fault: ConditionFault, in scalar: YAMLScalar, at start: SourcePlace
  ) -> RuleFault {
    var place = start
    if let quoteWidth = scalar.quoteWidth, !scalar.text.contains(where: \.isNewline) {
      place.column += quoteWidth + fault.position
    }
    return RuleFault(place, fault.fault, mend: fault.mend)
  }
}
