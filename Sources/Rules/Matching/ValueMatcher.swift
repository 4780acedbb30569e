import CloudTrail

/// One test of one value, ready to run: plain data, so that a test costs no reference counting.
enum ValueMatcher: Sendable {
  case text(TextPattern)
  /// - Parameter pattern: the number as it is written, for texts.
  case number(DecimalNumber, TextPattern)
  case boolean(Bool)
  case null
  /// Any value but null, objects included.
  case anything
  /// The position in the program's list of expressions.
  case regex(Int)
  case network(AddressNetwork)
  case relation(NumberOperator, DecimalNumber)
  case timestamp(TimestampPart, NumberOperator, DecimalNumber)

  /// Whether it looks at a text without regard to case.
  var foldsCase: Bool {
    switch self {
    case .text(let pattern), .number(_, let pattern): pattern.foldsCase
    case .boolean, .null, .anything, .regex, .network, .relation, .timestamp: false
    }
  }
}

/// The tests of one field's values, any of which may pass.
struct FieldTest: Sendable {
  let path: Int
  /// Positions in the program's list of matchers.
  let matchers: Range<Int>
  /// Whether an absent field passes: one of the tests is for null.
  let acceptsAbsence: Bool
  /// Whether one of the tests asks for no more than a value.
  let acceptsAnything: Bool
}

/// A comparison of two fields of one event.
struct FieldComparison: Sendable {
  let path: Int
  let otherPath: Int
  let placement: TextPlacement
  let isCased: Bool
}
