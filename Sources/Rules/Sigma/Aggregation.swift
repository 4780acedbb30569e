/// What stands behind `|` in a condition of the time before Sigma's correlations, such as
/// `count(eventName) by sourceIPAddress > 10`.
///
/// Source: Sigma specification 1, "Aggregations".
struct Aggregation {
  enum Function {
    /// The number of events, or of distinct values of a field.
    case count(field: String?)
    case statistic(ValueStatistic, field: String)
    /// Other search identifiers that must match as well.
    case near([String])
  }

  let function: Function
  let groupBy: [String]
  let range: NumberRange

  /// The type of the correlation that says the same.
  var type: CorrelationType {
    switch function {
    case .near: .temporal
    case .count(nil): .eventCount
    case .count: .valueCount
    case .statistic(.sum, _): .valueSum
    case .statistic: .valueAverage
    }
  }

  /// The field whose values are measured.
  var valueFields: [String] {
    switch function {
    case .near, .count(nil): []
    case .count(let field?), .statistic(_, let field): [field]
    }
  }

  /// What is measured; nil where other events must come as well.
  var condition: AlarmCondition? {
    switch function {
    case .near: nil
    case .count(nil): .eventCount(range)
    case .count: .valueCount(range)
    case .statistic(let statistic, _): .valueStatistic(statistic, range)
    }
  }

  private static let operators: [String: NumberOperator] = [
    ">": .greater, ">=": .greaterOrEqual, "<": .less, "<=": .lessOrEqual, "=": .equal,
    "==": .equal,
  ]

  /// Reads the text behind `|`.
  ///
  /// - Parameter position: how many characters of the condition stand before it.
  init(_ text: String, position: Int) throws(ConditionFault) {
    guard text.utf8.count <= ConditionParser.lengthMaximum else {
      throw ConditionFault(
        position: position, fault: "what stands behind '|' is too long", mend: "split the rule")
    }
    var words = AggregationWords(text, position: position)
    guard let name = words.take() else {
      throw words.fault("nothing stands behind '|'", "remove it, or write count() > 5")
    }
    if name == "near" {
      function = .near(try Aggregation.neighbours(&words))
      groupBy = []
      range = NumberRange([])
      return
    }
    guard ["count", "sum", "avg"].contains(name) else { throw Aggregation.fault(of: name, words) }
    guard words.skip("(") else {
      throw words.fault("'(' is missing behind '\(name)'", "write count() > 5")
    }
    var field: String?
    if !words.skip(")") {
      field = words.take()
      // As in SQL: of all events.
      if name == "count", field == "*" { field = nil }
      guard words.skip(")") else { throw words.fault("')' is missing", "close the parenthesis") }
    }
    function = try Aggregation.function(name, field, words)
    var groupBy: [String] = []
    if words.skip("by") {
      repeat {
        guard let field = words.take() else {
          throw words.fault("a field is missing behind 'by'", "name it")
        }
        groupBy.append(field)
      } while words.skip(",")
    }
    guard groupBy.count <= CorrelationReader.fieldCountMaximum else {
      throw words.fault(
        "more than \(CorrelationReader.fieldCountMaximum) fields stand behind 'by'",
        "name those that tell groups apart")
    }
    self.groupBy = groupBy
    range = NumberRange([try Aggregation.comparison(&words)])
    if let word = words.take() {
      throw words.fault(
        "'\(word)' has no meaning here",
        word == "by"
          ? "write 'by' and its fields before the comparison"
          : "end the condition behind the number")
    }
  }

  private static func fault(of name: String, _ words: AggregationWords) -> ConditionFault {
    words.fault("'\(name)' cannot be run", "use count, sum, avg or near")
  }

  private static func function(
    _ name: String, _ field: String?, _ words: AggregationWords
  ) throws(ConditionFault) -> Function {
    switch (name, field) {
    case ("count", let field): return .count(field: field)
    case ("sum", let field?): return .statistic(.sum, field: field)
    case ("avg", let field?): return .statistic(.average, field: field)
    case ("sum", nil), ("avg", nil):
      throw words.fault("'\(name)' needs a field", "write it between the parentheses")
    default: throw fault(of: name, words)
    }
  }

  private static func neighbours(
    _ words: inout AggregationWords
  ) throws(ConditionFault) -> [String] {
    var names: [String] = []
    repeat {
      guard let name = words.take(), name != "not", name != "(" else {
        throw words.fault(
          "'near' takes names of search identifiers joined by 'and'", "write near one and two")
      }
      names.append(name)
    } while words.skip("and")
    if let word = words.take() {
      throw words.fault("'\(word)' has no meaning behind near", "join the names with 'and'")
    }
    return names
  }

  private static func comparison(
    _ words: inout AggregationWords
  ) throws(ConditionFault) -> NumberRange.Comparison {
    guard let sign = words.take(), sign.contains(where: { "<>=".contains($0) }) else {
      throw words.fault("a comparison is missing", "write > 5 or the like")
    }
    guard let `operator` = operators[sign] else {
      throw words.fault("'\(sign)' is no comparison", "write >, >=, <, <= or =")
    }
    guard let word = words.take() else {
      throw words.fault("a number is missing", "write > 5 or the like")
    }
    guard let number = DecimalNumber(word) else {
      throw words.fault("'\(word)' is not a number", "write > 5 or the like")
    }
    return NumberRange.Comparison(`operator`, number.value)
  }
}

/// The words of an aggregation, taken one after the other.
struct AggregationWords {
  private var words: [(text: String, position: Int)] = []
  private var index = 0
  private let end: Int

  init(_ text: String, position: Int) {
    var word = ""
    let scalars = Array(text.unicodeScalars)
    end = position + scalars.count
    for (offset, scalar) in scalars.enumerated() {
      let kind = Self.kind(scalar)
      let continues = word.unicodeScalars.last.map { Self.kind($0) == kind } ?? true
      if !word.isEmpty, kind == .gap || kind == .sign || !continues {
        words.append((word, position + offset - word.unicodeScalars.count))
        word = ""
      }
      if kind != .gap { word.unicodeScalars.append(scalar) }
    }
    if !word.isEmpty { words.append((word, end - word.unicodeScalars.count)) }
  }

  private enum Kind {
    case gap, sign, comparison, letter
  }

  private static func kind(_ scalar: Unicode.Scalar) -> Kind {
    switch scalar {
    case " ", "\t", "\r", "\n": .gap
    case "(", ")", ",": .sign
    case "<", ">", "=": .comparison
    default: .letter
    }
  }

  mutating func take() -> String? {
    guard index < words.count else { return nil }
    index += 1
    return words[index - 1].text
  }

  mutating func skip(_ text: String) -> Bool {
    guard index < words.count, words[index].text == text else { return false }
    index += 1
    return true
  }

  /// A fault at the word that was taken last.
  func fault(_ fault: String, _ mend: String) -> ConditionFault {
    let position = index > 0 && index <= words.count ? words[index - 1].position : end
    return ConditionFault(position: position, fault: fault, mend: mend)
  }
}
