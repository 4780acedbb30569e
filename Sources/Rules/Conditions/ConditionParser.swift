/// Reads a condition: `x of` binds closest, then `not`, `and`, `or`.
struct ConditionParser {
  static let tokenCountMaximum = 2000
  static let lengthMaximum = 64 << 10
  static let nestingDepthMaximum = 64

  private let tokens: [ConditionToken]
  private let end: Int
  private var index = 0
  private var depth = 0

  static func parse(_ text: String) throws(ConditionFault) -> Condition {
    guard text.utf8.count <= lengthMaximum else {
      throw ConditionFault(
        position: 0, fault: "the condition is longer than \(lengthMaximum) characters",
        mend: "split the rule")
    }
    let tokens = try ConditionToken.tokens(of: text)
    var parser = ConditionParser(tokens: tokens, end: text.unicodeScalars.count)
    guard tokens.count <= tokenCountMaximum else {
      throw ConditionFault(
        position: 0, fault: "the condition has more than \(tokenCountMaximum) words",
        mend: "split the rule")
    }
    let condition = try parser.disjunction()
    if let token = parser.current {
      throw token.text == ")"
        ? parser.fault("this ')' closes nothing", "remove it")
        : parser.missingJointFault(before: token)
    }
    return condition
  }

  private init(tokens: [ConditionToken], end: Int) {
    self.tokens = tokens
    self.end = end
  }

  private var current: ConditionToken? { index < tokens.count ? tokens[index] : nil }

  private func fault(_ fault: String, _ mend: String) -> ConditionFault {
    ConditionFault(position: current?.position ?? end, fault: fault, mend: mend)
  }

  /// Two operands stand beside each other; often one of them is a joint in capital letters.
  private func missingJointFault(before token: ConditionToken) -> ConditionFault {
    for candidate in [token, tokens[max(0, index - 1)]] {
      if let word = ConditionToken.wordMeant(by: candidate.text) {
        return ConditionFault(
          position: candidate.position,
          fault: "'\(candidate.text)' joins nothing in capital letters", mend: "write '\(word)'")
      }
    }
    return fault("'and' or 'or' is missing before '\(token.text)'", "write it")
  }

  private mutating func skip(_ text: String) -> Bool {
    guard current?.text == text else { return false }
    index += 1
    return true
  }

  private mutating func disjunction() throws(ConditionFault) -> Condition {
    var parts = [try conjunction()]
    while skip("or") { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction() throws(ConditionFault) -> Condition {
    var parts = [try negation()]
    while skip("and") { parts.append(try negation()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func negation() throws(ConditionFault) -> Condition {
    var isNegated = false
    while skip("not") { isNegated.toggle() }
    let operand = try operand()
    return isNegated ? .not(operand) : operand
  }

  private mutating func operand() throws(ConditionFault) -> Condition {
    guard let token = current else {
      throw fault("the condition ends where an identifier is expected", "complete it")
    }
    if token.text == "(" { return try group() }
    if token.text == ")" || ["and", "or", "of", "them"].contains(token.text) {
      throw fault("an identifier is expected before '\(token.text)'", "complete the condition")
    }
    index += 1
    if current?.text == "of" { return try quantified(token) }
    guard !token.text.contains("*") else {
      index -= 1
      throw fault("a pattern needs '1 of' or 'all of' before it", "write '1 of \(token.text)'")
    }
    return .identifier(token.text, position: token.position)
  }

  private mutating func group() throws(ConditionFault) -> Condition {
    let start = index
    guard depth < ConditionParser.nestingDepthMaximum else {
      throw fault(
        "parentheses are nested deeper than \(ConditionParser.nestingDepthMaximum) levels",
        "write the condition flatter")
    }
    index += 1
    depth += 1
    defer { depth -= 1 }
    let content = try disjunction()
    guard skip(")") else {
      if let token = current { throw missingJointFault(before: token) }
      index = start
      throw fault("this '(' is never closed", "add ')'")
    }
    return content
  }

  private mutating func quantified(
    _ quantity: ConditionToken
  ) throws(ConditionFault) -> Condition {
    let quantifier: Condition.Quantifier
    switch quantity.text {
    case "1", "any": quantifier = .any
    case "all": quantifier = .all
    default:
      index -= 1
      throw fault("'\(quantity.text) of' is not a quantity", "write '1 of' or 'all of'")
    }
    index += 1
    guard let target = current, target.text != "(", target.text != ")" else {
      throw fault("'of' needs 'them' or a pattern behind it", "write '1 of them' or '1 of name*'")
    }
    index += 1
    let pattern = target.text == "them" ? nil : target.text
    return .quantified(quantifier, pattern: pattern, position: target.position)
  }
}
