import CloudTrail

/// Lays detections out as the flat lists of a program.
struct ProgramBuilder {
  private var parts = ProgramParts()
  private var pathNumbers: [String: Int] = [:]
  private var selectorNumbers: [Selector: Int] = [:]

  /// The program of all that was appended.
  func program(stages: StageCatalogue) -> DetectionProgram {
    DetectionProgram(parts, stages: stages)
  }

  /// Appends a detection.
  mutating func append(_ expression: SearchExpression) {
    parts.roots.append(parts.nodes.count)
    add(expression)
  }

  /// The position of a field's path, which is added where it is new.
  mutating func path(of field: String) -> Int {
    if let known = pathNumbers[field] { return known }
    let number = parts.paths.count
    parts.paths.append(FieldPath(field))
    pathNumbers[field] = number
    return number
  }

  private mutating func add(_ expression: SearchExpression) {
    switch expression {
    case .all(let operands): add(.all, operands)
    case .any(let operands): add(.any, operands)
    case .not(let operand): add(.not, [operand])
    case .test(.presence(let field, let expected)):
      let kind = DetectionProgram.Node.Kind.presence(path: path(of: field))
      if expected {
        add(kind, [])
      } else {
        add(.not, [.test(.presence(field: field, expected: true))])
      }
    case .test(.comparison(let field, let other, let placement, let isCased)):
      parts.comparisons.append(
        FieldComparison(
          path: path(of: field), otherPath: path(of: other), placement: placement,
          isCased: isCased))
      add(.comparison(parts.comparisons.count - 1), [])
    case .test(.selector(let test)):
      parts.selectorMatchers.append(selectorMatcher(of: test))
      add(.selector(parts.selectorMatchers.count - 1), [])
    case .test(.values(.event, let tests)): add(.keywords(matchers(of: tests)), [])
    case .test(.values(.field(let field), let tests)): add(fieldTest(field, tests), [])
    }
  }

  /// Adds a node and its operands, the cheap ones first: they often settle the matter.
  private mutating func add(_ kind: DetectionProgram.Node.Kind, _ operands: [SearchExpression]) {
    let position = parts.nodes.count
    parts.nodes.append(DetectionProgram.Node(kind: kind, end: 0))
    let costs = operands.map(\.cost)
    for index in operands.indices.sorted(by: { costs[$0] < costs[$1] }) { add(operands[index]) }
    parts.nodes[position].end = parts.nodes.count
  }

  private mutating func fieldTest(
    _ field: String, _ tests: [ValueTest]
  ) -> DetectionProgram.Node.Kind {
    let range = matchers(of: tests)
    var acceptsAbsence = false
    var acceptsAnything = false
    for matcher in parts.matchers[range] {
      if case .null = matcher { acceptsAbsence = true }
      if case .anything = matcher { acceptsAnything = true }
    }
    parts.fieldTests.append(
      FieldTest(
        path: path(of: field), matchers: range, acceptsAbsence: acceptsAbsence,
        acceptsAnything: acceptsAnything))
    return .fieldTest(parts.fieldTests.count - 1)
  }

  private mutating func selectorMatcher(of test: SelectorTest) -> SelectorMatcher {
    let number = selectorNumbers[test.selector] ?? parts.selectors.count
    if number == parts.selectors.count {
      parts.selectors.append(SelectorPath(test.selector))
      selectorNumbers[test.selector] = number
    }
    return SelectorMatcher(path: number, question: test.question.map { matcher(ofLiteral: $0) })
  }

  private mutating func matcher(ofLiteral literal: ValueTest) -> Range<Int> {
    if case .number(let number, let written) = literal {
      // Where the value is a text, the number is one as well, and case matters in patterns.
      let text = parts.texts.pattern(SigmaText(literal: written), isCased: true)
      parts.matchers.append(.number(number, text))
    } else {
      parts.matchers.append(matcher(of: literal))
    }
    return (parts.matchers.count - 1)..<parts.matchers.count
  }

  private mutating func matchers(of tests: [ValueTest]) -> Range<Int> {
    let start = parts.matchers.count
    for test in tests { parts.matchers.append(matcher(of: test)) }
    return start..<parts.matchers.count
  }

  private mutating func matcher(of test: ValueTest) -> ValueMatcher {
    switch test {
    case .text(let text, let isCased):
      return text.isAnything ? .anything : .text(parts.texts.pattern(text, isCased: isCased))
    case .number(let number, let written):
      return .number(
        number, parts.texts.pattern(SigmaText(literal: written), isCased: false))
    case .boolean(let boolean): return .boolean(boolean)
    case .null: return .null
    case .regex(let regex):
      parts.regexes.append(regex)
      return .regex(parts.regexes.count - 1)
    case .network(let network): return .network(network)
    case .relation(let relation, let number): return .relation(relation, number)
    case .timestamp(let part, let relation, let number):
      return .timestamp(part, relation, number)
    }
  }
}

extension SearchExpression {
  /// A rough measure of what a test takes: nested fields and whole events cost most.
  fileprivate var cost: Int {
    switch self {
    case .all(let parts), .any(let parts): parts.reduce(1) { $0 + $1.cost }
    // What is left out is seldom met: it settles little.
    case .not(let part): part.cost + 100
    case .test(.values(.event, _)): 10_000
    case .test(.values(.field(let field), let tests)): fieldCost(field) + tests.count
    case .test(.presence(let field, _)): fieldCost(field)
    case .test(.comparison(let field, let other, _, _)): fieldCost(field) + fieldCost(other) + 100
    case .test(.selector(let test)): cost(of: test.selector)
    }
  }

  private func cost(of selector: Selector) -> Int {
    guard case .member(let name) = selector.steps.first else { return 1_000 }
    let isNested = selector != Selector(steps: [.member(name)])
    return cost(of: Member(name: String(decoding: name, as: UTF8.self)), isNested: isNested)
  }

  private func fieldCost(_ field: String) -> Int {
    let path = FieldPath(field)
    switch path.root {
    case .actor, .outcome: return 1
    case .isAWSService, .stage: return 15
    case .member(let member): return cost(of: member, isNested: !path.steps.isEmpty)
    case .other: return cost(of: nil, isNested: false)
    }
  }

  /// - Parameter member: nil for one that has no place of its own in a record.
  private func cost(of member: Member?, isNested: Bool) -> Int {
    switch member {
    case nil: 10
    case .requestParameters, .responseElements: 60
    default: isNested ? 20 : 1
    }
  }
}
