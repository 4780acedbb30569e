/// What a detection asks of an event, in words: a list, indented where questions are joined.
struct ExpressionWords {
  private(set) var lines: [String] = []

  init(_ expression: SearchExpression, depth: Int = 0) { add(expression, depth, isNegated: false) }

  private mutating func add(_ expression: SearchExpression, _ depth: Int, isNegated: Bool) {
    switch expression {
    // An empty list of values matches nothing.
    case .any(let parts) where parts.isEmpty:
      append(isNegated ? "any event (of an empty list)" : "no event (of an empty list)", depth)
    // A list of one is no list.
    case .all(let parts) where parts.count == 1, .any(let parts) where parts.count == 1:
      add(parts[0], depth, isNegated: isNegated)
    case .all(let parts):
      add(flat(parts), isNegated ? "not all of these" : "all of these", depth)
    case .any(let parts): add(parts, isNegated ? "none of these" : "any of these", depth)
    case .not(let part): add(part, depth, isNegated: !isNegated)
    case .test(.presence(let field, let expected)) where isNegated:
      append(words(.presence(field: field, expected: !expected)), depth)
    case .test(let test): append((isNegated ? "not: " : "") + words(test), depth)
    }
  }

  /// Parts that are to hold together with those that hold them together.
  private func flat(_ parts: [SearchExpression]) -> [SearchExpression] {
    parts.flatMap { part in
      if case .all(let inner) = part { flat(inner) } else { [part] }
    }
  }

  private mutating func add(_ parts: [SearchExpression], _ title: String, _ depth: Int) {
    append("\(title):", depth)
    for part in parts { add(part, depth + 1, isNegated: false) }
  }

  private mutating func append(_ text: String, _ depth: Int) {
    lines.append(String(repeating: "  ", count: depth) + "- " + text)
  }

  // MARK: Tests

  private func words(_ test: SearchTest) -> String {
    switch test {
    case .values(.event, let tests): return "any text of the event \(words(tests))"
    case .values(.field(let field), let tests): return "\(field) \(words(tests))"
    case .presence(let field, let expected):
      return "\(field) is \(expected ? "there" : "not there")"
    case .comparison(let field, let other, let placement, _):
      return "\(field) \(words(placement)) what \(other) is"
    case .selector(let test): return words(test)
    }
  }

  /// More values than these tell a reader no more.
  private static let valueMaximum = 20

  private func words(_ tests: [ValueTest]) -> String {
    guard !tests.isEmpty else { return "is one of an empty list" }
    let words = tests.prefix(Self.valueMaximum).map(words)
    let more = tests.count > words.count ? ", or \(tests.count - words.count) more" : ""
    return words.joined(separator: ", or ") + more
  }

  private func words(_ test: ValueTest) -> String {
    switch test {
    case .text(let text, let isCased):
      return "\(verb(text)) \(quoted(text))\(isCased ? " (case matters)" : "")"
    case .number(_, let written): return "is \(written)"
    case .boolean(let boolean): return "is \(boolean)"
    case .null: return "is null or absent"
    case .regex(let regex): return "matches the regular expression \(regex.pattern)"
    case .network(let network): return "is an address in \(network.text)"
    case .relation(let relation, let number):
      return "is \(words(relation)) \(ConditionWords.number(number.value))"
    case .timestamp(let part, let relation, let number):
      return "has a \(part.rawValue) \(words(relation)) \(ConditionWords.number(number.value))"
    }
  }

  private func verb(_ text: SigmaText) -> String {
    if text.isAnything { return "has a value, as in" }
    let wildcards = text.parts.filter { if case .literal = $0 { false } else { true } }
    switch (text.parts.first, text.parts.last) {
    case (.any, .any) where wildcards.count == 2: return "contains"
    case (_, .any) where wildcards.count == 1: return "starts with"
    case (.any, _) where wildcards.count == 1: return "ends with"
    default: return wildcards.isEmpty ? "is" : "is like"
    }
  }

  private func quoted(_ text: SigmaText) -> String {
    let verb = verb(text)
    let isPlaced = ["contains", "starts with", "ends with"].contains(verb)
    let pieces = text.parts.map { part in
      switch part {
      case .literal(let bytes): String(decoding: bytes, as: UTF8.self)
      case .one: "?"
      case .any: isPlaced ? "" : "*"
      }
    }
    return "\"\(pieces.joined())\""
  }

  private func words(_ placement: TextPlacement) -> String {
    switch placement {
    case .whole: "is"
    case .anywhere: "contains"
    case .start: "starts with"
    case .end: "ends with"
    }
  }

  private func words(_ relation: NumberOperator) -> String {
    switch relation {
    case .equal: "equal to"
    case .notEqual: "other than"
    case .greater: "above"
    case .greaterOrEqual: "at least"
    case .less: "below"
    case .lessOrEqual: "at most"
    }
  }

  private func words(_ test: SelectorTest) -> String {
    let selector = test.selector.text
    switch test.question {
    case .equal(let value): return "\(selector) \(words(value))"
    case .different(let value): return "\(selector) is there, and not: it \(words(value))"
    case .relation(let relation, let number):
      return "\(selector) is a number \(words(relation)) \(ConditionWords.number(number.value))"
    case .null: return "\(selector) is null"
    case .boolean(let boolean): return "\(selector) is \(boolean)"
    case .absent: return "\(selector) is not there"
    }
  }
}

extension Selector {
  /// The selector, much as a pattern writes it.
  fileprivate var text: String {
    let wildcard =
      switch self.wildcard {
      case .members: ".*"
      case .elements: "[*]"
      case nil: ""
      }
    return "$" + steps.map(text).joined() + wildcard + stepsBehind.map(text).joined()
  }

  private func text(_ step: Step) -> String {
    switch step {
    case .member(let name): "." + String(decoding: name, as: UTF8.self)
    case .element(let position): "[\(position)]"
    }
  }
}

extension AddressNetwork {
  /// The network as `address/bits`.
  fileprivate var text: String {
    let high = address.high
    guard address.isVersion6 else {
      let bytes = (0..<4).map { "\(high >> UInt64(56 - 8 * $0) & 0xFF)" }
      return "\(bytes.joined(separator: "."))/\(bitCount)"
    }
    let words = [high, address.low].flatMap { half in
      (0..<4).map { String(half >> UInt64(48 - 16 * $0) & 0xFFFF, radix: 16) }
    }
    return "\(words.joined(separator: ":"))/\(bitCount)"
  }
}
