/// What a detection asks of an event: tests, joined.
indirect enum SearchExpression: Sendable {
  case all([SearchExpression])
  case any([SearchExpression])
  case not(SearchExpression)
  case test(SearchTest)

  /// How many tests and joints there are.
  var size: Int {
    switch self {
    case .all(let parts), .any(let parts): parts.reduce(1) { $0 + $1.size }
    case .not(let part): 1 + part.size
    case .test(.values(_, let tests)): 1 + tests.count
    case .test: 1
    }
  }
}

/// One question about an event.
enum SearchTest: Sendable {
  /// Whether any value of the subject passes any of the tests.
  case values(SearchSubject, [ValueTest])
  /// Whether a field is there, be it null, or is not there.
  case presence(field: String, expected: Bool)
  /// Whether a field's value stands in a relation to another field's.
  case comparison(field: String, other: String, TextPlacement, isCased: Bool)
  /// A condition of a CloudWatch pattern.
  case selector(SelectorTest)
}

/// Where values are looked for.
enum SearchSubject: Hashable, Sendable {
  case field(String)
  /// Every text, number and boolean of the event.
  case event
}

/// Where in a text another one must stand.
enum TextPlacement: Sendable {
  case whole
  case anywhere
  case start
  case end
}

/// One test of one value.
enum ValueTest: Sendable {
  case text(SigmaText, isCased: Bool)
  /// A number of the same value, or a text that is written the same.
  case number(DecimalNumber, written: String)
  /// True or false, as a boolean, a text, or 1 and 0.
  case boolean(Bool)
  /// Null, or no field at all.
  case null
  case regex(LinearRegex)
  case network(AddressNetwork)
  case relation(NumberOperator, DecimalNumber)
  case timestamp(TimestampPart, NumberOperator, DecimalNumber)
}
