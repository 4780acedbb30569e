/// Reads one item of a search identifier: a field with modifiers, and its values.
struct SearchItemReader {
  private let key: FieldKey
  private let context: ReadingContext

  /// The tests of a map's entry.
  static func expression(
    of entry: YAMLMap.Entry, _ context: ReadingContext
  ) throws(RuleFault) -> SearchExpression {
    let key = try FieldKey(entry.key, at: entry.place)
    let reader = SearchItemReader(key: key, context: context)
    return try reader.expression(of: entry.value)
  }

  /// The test of a value that stands without a field: a keyword.
  static func expression(
    ofKeyword node: YAMLNode, _ context: ReadingContext
  ) throws(RuleFault) -> SearchExpression {
    let reader = SearchItemReader(key: try FieldKey("", at: node.place), context: context)
    return try reader.expression(of: node)
  }

  private func expression(of node: YAMLNode) throws(RuleFault) -> SearchExpression {
    // An empty list asks for null, whatever the modifiers.
    if node.list?.isEmpty == true {
      guard let field = key.field else {
        throw RuleFault(
          node.place, "this list of keywords is empty", mend: "write the texts to look for")
      }
      let expression = SearchExpression.test(.values(.field(field), [.null]))
      return key.contains(.negated) ? .not(expression) : expression
    }
    var groups: [[SearchTest]] = []
    for (scalar, place) in try scalars(of: node) {
      let group = context.part { () throws(RuleFault) in try tests(of: scalar, at: place) }
      groups.append(group ?? [])
    }
    let expressions = key.contains(.all) ? groups.map(joined) : [joined(groups.flatMap(\.self))]
    let expression = expressions.count == 1 ? expressions[0] : .all(expressions)
    return key.contains(.negated) ? .not(expression) : expression
  }

  /// The tests of a value: one, or one for each variant that modifiers make of it.
  private func tests(
    of scalar: YAMLScalar, at place: SourcePlace
  ) throws(RuleFault) -> [SearchTest] {
    let values: [SigmaValue]
    do {
      try context.budget.take(1, .tests)
      values = try modified(try startingValues(of: scalar))
    } catch {
      throw RuleFault(place, error.fault, mend: error.mend)
    }
    var tests: [SearchTest] = []
    for value in values { tests.append(try test(of: value, at: place)) }
    return tests
  }

  /// What the modifiers make of a value: one value, or variants of it.
  private func modified(_ values: [SigmaValue]) throws(SigmaValueFault) -> [SigmaValue] {
    var values = values
    try context.budget.take(values.count - 1, .tests)
    for modifier in key.modifiers {
      var modified: [SigmaValue] = []
      for value in values {
        let variants = try value.applying(modifier)
        try context.budget.take(variants.count - 1, .tests)
        try context.budget.take(variants.reduce(0) { $0 + $1.byteCount }, .textBytes)
        modified += variants
      }
      values = modified
    }
    return values
  }

  /// The values before any modifier but `expand`, which puts texts in the place of names.
  private func startingValues(of scalar: YAMLScalar) throws(SigmaValueFault) -> [SigmaValue] {
    guard key.contains(.placeholders), case .text = scalar.kind else { return [SigmaValue(scalar)] }
    return try context.placeholders.expanded(scalar.text, context.budget).map {
      .text(SigmaText(wildcards: $0), written: $0)
    }
  }

  private func scalars(
    of node: YAMLNode
  ) throws(RuleFault) -> [(scalar: YAMLScalar, place: SourcePlace)] {
    var scalars: [(YAMLScalar, SourcePlace)] = []
    for node in node.list ?? [node] {
      guard let scalar = node.scalar else {
        throw RuleFault(
          node.place, "a value of \(key.field ?? "a keyword") cannot be \(node.kindName)",
          mend: node.map == nil ? "write one flat list" : "write the path with dots, as in a.b")
      }
      scalars.append((scalar, node.place))
    }
    return scalars
  }

  /// Any of several tests; tests of the same subject are one, so that it is looked up once.
  private func joined(_ tests: [SearchTest]) -> SearchExpression {
    var subject: SearchSubject?
    var values: [ValueTest] = []
    var others: [SearchExpression] = []
    for test in tests {
      if case .values(let own, let ownValues) = test {
        subject = own
        values += ownValues
      } else {
        others.append(.test(test))
      }
    }
    if let subject { others.insert(.test(.values(subject, values)), at: 0) }
    return others.count == 1 ? others[0] : .any(others)
  }
}

extension SearchItemReader {
  private func test(of value: SigmaValue, at place: SourcePlace) throws(RuleFault) -> SearchTest {
    guard let field = key.field else { return try keywordTest(of: value, at: place) }
    switch value {
    case .presence(let isPresent):
      return .presence(field: field, expected: isPresent)
    case .reference(let other, let placement):
      return .comparison(
        field: field, other: other, placement, isCased: key.contains(.cased))
    default:
      return .values(.field(field), [try valueTest(of: value, at: place)])
    }
  }

  private func keywordTest(
    of value: SigmaValue, at place: SourcePlace
  ) throws(RuleFault) -> SearchTest {
    switch value {
    case .regex:
      return .values(.event, [try valueTest(of: value, at: place)])
    case .text, .number, .boolean:
      guard let text = value.asText, !text.parts.isEmpty, !text.isAnything else {
        throw RuleFault(
          place, "this keyword would match every event", mend: "write the text to look for")
      }
      let isPlaced = key.modifiers.contains { entry in
        if case .placement = entry.modifier { true } else { false }
      }
      let placed = SigmaValue.text(isPlaced ? text : text.placed(.anywhere), written: "")
      return .values(.event, [try valueTest(of: placed, at: place)])
    default:
      throw RuleFault(
        place, "\(value.kindName) needs a field", mend: "write the field before the modifiers")
    }
  }

  private func valueTest(
    of value: SigmaValue, at place: SourcePlace
  ) throws(RuleFault) -> ValueTest {
    switch value {
    case .text(let text, _):
      guard text.anyCharacterCount <= SigmaText.anyCharacterCountMaximum else {
        throw RuleFault(
          place, "the text has more than \(SigmaText.anyCharacterCountMaximum) wildcards '?'",
          mend: "escape them with a backslash, or write a regular expression such as .{200}")
      }
      guard text.isUTF8 else {
        throw RuleFault(
          place, "UTF-16 of this text cannot stand in an event as it is",
          mend: "write base64 or base64offset behind the modifier")
      }
      return .text(text, isCased: key.contains(.cased))
    case .number(let number, let written): return .number(number, written: written)
    case .boolean(let boolean): return .boolean(boolean)
    case .network(let network): return .network(network)
    case .relation(let relation, let number): return .relation(relation, number)
    case .timestamp(let part, let relation, let number):
      return .timestamp(part, relation, number)
    case .regex(let pattern, let options): return .regex(try regex(pattern, options, at: place))
    case .null, .presence, .reference: return .null
    }
  }

  private func regex(
    _ pattern: String, _ options: RegexOptions, at place: SourcePlace
  ) throws(RuleFault) -> LinearRegex {
    try context.budget.take(pattern.utf8.count, .regexSteps, at: place)
    var stepCount = 0
    let made = Result { () throws(RegexFault) in
      try LinearRegex(pattern, options, stepCount: &stepCount)
    }
    try context.budget.take(stepCount, .regexSteps, at: place)
    do {
      return try made.get()
    } catch {
      throw RuleFault(
        place,
        "the regular expression cannot be run: at character \(error.position + 1), "
          + error.message, mend: error.mend)
    }
  }
}
