/// Makes random patterns within CloudWatch's limits: few names and values, so that they often match.
struct RandomFilter {
  var generator: SeededGenerator

  static let names = ["a", "b", "c-d", "e_1"]
  static let members =
    names + [
      "eventName", "eventName", "eventSource", "userIdentity", "requestParameters", "userAgent",
      "sourceIPAddress", "tlsDetails",
    ]
  private static let words =
    RandomFilterEvent.eventNames + RandomFilterEvent.eventSources + [
      "a", "A", "ab", "*", "a*", "*b", "a*b", "*a*b*", "true", "1*", "*.0", "-", "1.", "IS",
    ]
  private static let numbers = [
    "0", "1", "1.0", "+1", "01", "10e-1", "-0", "2", "-5", "9007199254740993", "9007199254740992",
    "18446744073709551616", "18446744073709551615",
    "1e309", "1e5", "100000", "0.5",
  ]
  private static let regexes = [
    "a", "^a", "b$", "a|b", "[ab]+", "^.$", "^[^a]*$", "\\d\\d", "^$", "a.b", "\\x61", "^a+?",
    "^1", "\\.0$", "\\\\",
  ]

  mutating func pattern() -> FilterTree {
    while true {
      let tree = tree(depth: Int.random(in: 0...3, using: &generator))
      let conditions = tree.conditions
      let wildcardCount = conditions.count { $0.steps.contains(where: \.isWildcard) }
      let regexCount = conditions.count { condition in
        switch condition.question {
        case .equal(.regex), .different(.regex): true
        default: false
        }
      }
      // Twenty conditions are well below 1024 characters.
      if wildcardCount <= 3, regexCount <= 2, conditions.count <= 20 { return tree }
    }
  }

  private mutating func tree(depth: Int) -> FilterTree {
    guard depth > 0, generator.chance(70) else { return .condition(selector(), question()) }
    let count = Int.random(in: 1...3, using: &generator)
    let parts = (0..<count).map { _ in tree(depth: depth - 1) }
    return generator.chance(50) ? .all(parts) : .any(parts)
  }

  private mutating func selector() -> [FilterStep] {
    if generator.chance(5) { return [.everyMember] }
    var steps = [FilterStep.name(generator.pick(Self.members))]
    for _ in 0..<generator.pick([0, 0, 1, 1, 2, 3]) {
      let step = step()
      if !step.isWildcard || !steps.contains(where: \.isWildcard) { steps.append(step) }
    }
    return steps
  }

  private mutating func step() -> FilterStep {
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: .everyMember
    case 1, 2: .everyElement
    case 3: .place(Int.random(in: 0...2, using: &generator))
    case 4: .quotedName(generator.pick(RandomFilterEvent.names))
    default: .name(generator.pick(Self.names))
    }
  }

  private mutating func question() -> FilterQuestion {
    switch Int.random(in: 0..<12, using: &generator) {
    case 0: .isNull
    case 1: .isBoolean(generator.chance(50))
    case 2: .notExists
    case 3, 4:
      .relation(generator.pick(["<", "<=", ">", ">="]), number: generator.pick(Self.numbers))
    case 5, 6, 7: .different(literal())
    default: .equal(literal())
    }
  }

  private mutating func literal() -> FilterLiteral {
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: .regex(generator.pick(Self.regexes))
    case 1, 2: .number(generator.pick(Self.numbers))
    case 3, 4: .quoted(generator.pick(RandomFilterEvent.texts + Self.words + Self.numbers))
    default: .word(generator.pick(Self.words))
    }
  }
}

/// Writes random events with every kind of value at every place.
struct RandomFilterEvent {
  var generator: SeededGenerator

  static let names = ["a", "b", "c-d", "e_1", "a b", "é", "a.b"]
  static let eventNames = ["GetObject", "getobject", "A"]
  static let eventSources = ["s3.amazonaws.com", "S3.amazonaws.com"]
  static let texts = [
    "", "a", "A", "ab", "aXb", "b", "a\nb", "é", "日本", "🙂", "a\"b", "a\\b", "a?b", "true", "null",
    "1", "1.0", "01", "1e5", "1E5", "+1", "1e309", "9007199254740993", "a b",
  ]
  private static let numbers = [
    "0", "1", "1.0", "10e-1", "-0", "-0.0", "2", "-5", "9007199254740993", "9007199254740992",
    "18446744073709551616", "18446744073709551615",
    "1e309", "1e5", "1E5", "100000", "0.5", "-1e309",
  ]

  mutating func json() -> String {
    var members: [(String, String)] = []
    if generator.chance(90) { members.append(("eventName", call(Self.eventNames))) }
    if generator.chance(90) { members.append(("eventSource", call(Self.eventSources))) }
    let others = [
      "userIdentity", "requestParameters", "userAgent", "sourceIPAddress", "tlsDetails",
    ]
    for name in others + Self.names where generator.chance(60) {
      members.append((name, value(depth: 3)))
    }
    return object(members.shuffled(using: &generator))
  }

  /// A name or source of a call, rarely of another kind.
  private mutating func call(_ texts: [String]) -> String {
    generator.chance(90) ? string(generator.pick(texts)) : leaf()
  }

  private mutating func value(depth: Int) -> String {
    guard depth > 0 else { return leaf() }
    switch Int.random(in: 0..<4, using: &generator) {
    case 0:
      let count = Int.random(in: 0...3, using: &generator)
      let elements = (0..<count).map { _ in space() + value(depth: depth - 1) + space() }
      return "[\(space())\(elements.joined(separator: ","))]"
    case 1:
      var members: [(String, String)] = []
      for name in Self.names where generator.chance(35) {
        members.append((name, value(depth: depth - 1)))
      }
      return object(members)
    default: return leaf()
    }
  }

  private mutating func leaf() -> String {
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: "null"
    case 1: generator.pick(["true", "false"])
    case 2, 3, 4: generator.pick(Self.numbers)
    default: string(generator.pick(Self.texts))
    }
  }

  private mutating func object(_ members: [(String, String)]) -> String {
    let texts = members.map { "\(space())\(string($0))\(space()):\(space())\($1)\(space())" }
    return "{\(texts.joined(separator: ","))}"
  }

  private mutating func space() -> String { generator.chance(5) ? "\n" : "" }

  /// A JSON string, in which any character may be escaped.
  private mutating func string(_ text: String) -> String {
    let escapesMuch = generator.chance(10)
    var json = ""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" {
        json += "\\\(scalar)"
      } else if scalar == "\n" || (escapesMuch && generator.chance(50)) {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16, uppercase: generator.chance(50))
          json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        json.unicodeScalars.append(scalar)
      }
    }
    return "\"\(json)\""
  }
}
