/// Reads the JSON pattern of a metric filter: `&&` binds closer than `||`.
///
/// Open parentheses stand on a list, so that hostile nesting costs no stack.
struct FilterPatternParser {
  let scalars: [Unicode.Scalar]
  var position = 0
  var wildcardSelectorCount = 0
  var regexCount = 0
  /// The work that regular expressions made.
  var regexStepCount = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// What stands in parentheses, or in the braces around all, as far as it was read.
  private struct Group {
    let start: Int
    var alternatives: [SearchExpression] = []
    var conjunction: [SearchExpression] = []

    init(start: Int) { self.start = start }

    mutating func endConjunction() {
      alternatives.append(conjunction.count == 1 ? conjunction[0] : .all(conjunction))
      conjunction = []
    }

    var expression: SearchExpression {
      var ended = self
      ended.endConjunction()
      return ended.alternatives.count == 1 ? ended.alternatives[0] : .any(ended.alternatives)
    }
  }

  /// Reads from `{` to the end of the text.
  mutating func pattern() throws(ConditionFault) -> SearchExpression {
    var groups = [Group(start: position)]
    position += 1
    while true {
      skipWhiteSpace()
      let start = position
      if skip("(") {
        groups.append(Group(start: start))
        continue
      }
      groups[groups.count - 1].conjunction.append(.test(.selector(try condition())))
      guard let whole = try joint(&groups) else { continue }
      skipWhiteSpace()
      guard current == nil else {
        throw fault("nothing may follow the '}' of the pattern", "remove it, or the '}' before it")
      }
      return whole
    }
  }

  /// Reads what follows a condition, up to where the next one begins.
  ///
  /// - Returns: all of the pattern when its `}` was read.
  private mutating func joint(
    _ groups: inout [Group]
  ) throws(ConditionFault) -> SearchExpression? {
    while true {
      skipWhiteSpace()
      let innermost = groups[groups.count - 1]
      if skip("&&") { return nil }
      if skip("||") {
        groups[groups.count - 1].endConjunction()
        return nil
      }
      guard skip(groups.count == 1 ? "}" : ")") else { throw jointFault(innermost) }
      groups.removeLast()
      guard !groups.isEmpty else { return innermost.expression }
      groups[groups.count - 1].conjunction.append(innermost.expression)
    }
  }

  private mutating func jointFault(_ innermost: Group) -> ConditionFault {
    switch current {
    case nil, "}":
      let opening = scalars[innermost.start]
      return fault(
        "this '\(opening)' is never closed", "add '\(opening == "(" ? ")" : "}")'",
        at: innermost.start)
    case ")": return fault("this ')' closes nothing", "remove it")
    case let sign? where sign == "&" || sign == "|":
      return fault("'\(sign)' is no operator", "write '\(sign)\(sign)'")
    case let sign?:
      let start = position
      let word = word()
      switch word.uppercased() {
      case "AND": return fault("'\(word)' is no operator", "write '&&'", at: start)
      case "OR": return fault("'\(word)' is no operator", "write '||'", at: start)
      case "":
        return fault(
          "'&&' or '||' is missing before '\(sign)'", "write it, or put quotes around it")
      default:
        return fault(
          "'&&' or '||' is missing before '\(word)'", "write it, or put quotes around the value",
          at: start)
      }
    }
  }
}

extension FilterPatternParser {
  var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  /// - Parameter place: how many characters stand before the fault; nil: where the parser is.
  func fault(_ fault: String, _ mend: String, at place: Int? = nil) -> ConditionFault {
    ConditionFault(position: place ?? position, fault: fault, mend: mend)
  }

  mutating func skip(_ text: String) -> Bool {
    // Mostly something else stands here.
    guard let first = text.unicodeScalars.first, first == current,
      scalars[position...].starts(with: text.unicodeScalars)
    else { return false }
    position += text.unicodeScalars.count
    return true
  }

  mutating func skipWhiteSpace() {
    while let scalar = current, ScalarSet.whiteSpace.contains(scalar) { position += 1 }
  }

  /// The characters from here on as long as they satisfy a condition.
  mutating func take(while isTaken: (Unicode.Scalar) -> Bool) -> String {
    let taken = scalars[position...].prefix(while: isTaken)
    position += taken.count
    return String(String.UnicodeScalarView(taken))
  }

  /// The letters, digits and underscores that stand here.
  mutating func word() -> String { take(while: ScalarSet.wordCharacters.contains) }
}
