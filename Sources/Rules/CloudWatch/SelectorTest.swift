/// One condition of a CloudWatch pattern.
struct SelectorTest: Sendable {
  let selector: Selector
  let question: SelectorQuestion<ValueTest>

  /// The text that a top-level member must be for the condition to hold.
  ///
  /// - Returns: nil where other values will do as well, or the condition is not about that member.
  func text(requiredOf member: String) -> [UInt8]? {
    guard selector == Selector(steps: [.member(Array(member.utf8))]),
      case .equal(let test) = question
    else { return nil }
    return test.literal
  }
}

/// What a condition asks of the nodes that its selector leads to.
///
/// A literal is a text with wildcards, a number or a regular expression. Texts and numbers alone
/// are equal to one or different from it: no other node is either.
enum SelectorQuestion<Literal: Sendable>: Sendable {
  case equal(Literal)
  /// Behind a wildcard: that none of the nodes is equal, be there any or not.
  case different(Literal)
  /// Holds for numbers only, never for texts that could be read as one.
  case relation(NumberOperator, DecimalNumber)
  /// Null, or, without a wildcard, an array that has null as an element: a quirk of CloudWatch's.
  case null
  case boolean(Bool)
  /// No node at all.
  case absent

  /// The same question with another form of the literal.
  func map<Other>(_ transform: (Literal) -> Other) -> SelectorQuestion<Other> {
    switch self {
    case .equal(let literal): .equal(transform(literal))
    case .different(let literal): .different(transform(literal))
    case .relation(let relation, let number): .relation(relation, number)
    case .null: .null
    case .boolean(let boolean): .boolean(boolean)
    case .absent: .absent
    }
  }
}
