import Foundation

/// Asks a pattern's tree of an event's tree, the slow and plain way.
struct SlowFilter {
  let event: JSONTree

  func matches(_ tree: FilterTree) -> Bool {
    switch tree {
    case .all(let parts): parts.allSatisfy(matches)
    case .any(let parts): parts.contains(where: matches)
    case .condition(let steps, let question): holds(steps, question)
    }
  }

  private func holds(_ steps: [FilterStep], _ question: FilterQuestion) -> Bool {
    let nodes = nodes(at: steps)
    guard let wildcard = steps.firstIndex(where: \.isWildcard) else {
      return nodes.first.map { holds($0, question) } ?? isNotExists(question)
    }
    switch question {
    case .different(let literal):
      let isParentThere = !self.nodes(at: Array(steps[..<wildcard])).isEmpty
      return isParentThere && !nodes.contains { isEqual($0, literal) }
    case .isNull:
      return nodes.contains { node in if case .null = node { true } else { false } }
    case .notExists: return nodes.isEmpty
    default: return nodes.contains { holds($0, question) }
    }
  }

  private func isNotExists(_ question: FilterQuestion) -> Bool {
    if case .notExists = question { true } else { false }
  }

  private func nodes(at steps: [FilterStep]) -> [JSONTree] {
    steps.reduce([event]) { nodes, step in nodes.flatMap { SlowFilter.nodes(below: $0, step) } }
  }

  private static func nodes(below node: JSONTree, _ step: FilterStep) -> [JSONTree] {
    switch (step, node) {
    case (.name(let name), .object(let members)), (.quotedName(let name), .object(let members)):
      members.filter { $0.name == name }.map(\.value)
    case (.everyMember, .object(let members)): members.map(\.value)
    case (.place(let place), .list(let elements)):
      elements.indices.contains(place) ? [elements[place]] : []
    case (.everyElement, .list(let elements)): elements
    default: []
    }
  }

  /// The rows of the truth table.
  private func holds(_ node: JSONTree, _ question: FilterQuestion) -> Bool {
    switch (node, question) {
    case (.text, .equal(let literal)), (.number, .equal(let literal)): isEqual(node, literal)
    case (.text, .different(let literal)), (.number, .different(let literal)):
      !isEqual(node, literal)
    case (.number(let left), .relation(let sign, let right)):
      SlowFilter.order(left, right).map { order in
        switch sign {
        case "<": order < 0
        case "<=": order <= 0
        case ">": order > 0
        default: order >= 0
        }
      } ?? false
    case (.null, .isNull): true
    case (.list(let elements), .isNull):
      elements.contains { element in if case .null = element { true } else { false } }
    case (.boolean(let boolean), .isBoolean(let expected)): boolean == expected
    default: false
    }
  }

  private func isEqual(_ node: JSONTree, _ literal: FilterLiteral) -> Bool {
    switch (node, literal) {
    case (.number(let number), .number(let written)): SlowFilter.order(number, written) == 0
    case (.text(let text), .number(let written)): text == written
    case (.text(let text), .quoted(let pattern)), (.text(let text), .word(let pattern)),
      (.number(let text), .quoted(let pattern)), (.number(let text), .word(let pattern)):
      SlowFilter.isText(text, pattern)
    case (.text(let text), .regex(let expression)), (.number(let text), .regex(let expression)):
      SlowFilter.isFound(expression, in: text)
    default: false
    }
  }

  /// Below zero, zero or above, as the first number is less, equal or greater; nil where one of
  /// them is not finite.
  private static func order(_ left: String, _ right: String) -> Int? {
    if let first = Int128(left), let second = Int128(right) {
      return Int((first - second).signum())
    }
    guard let first = Double(left), let second = Double(right), first.isFinite, second.isFinite
    else { return nil }
    return first < second ? -1 : first > second ? 1 : 0
  }

  private static func isText(_ text: String, _ pattern: String) -> Bool {
    let pieces = pattern.unicodeScalars.map { $0 == "*" ? SlowText.Piece.any : .scalar($0) }
    return SlowText.matches(pieces, Array(text.unicodeScalars)[...])
  }

  private static func isFound(_ expression: String, in text: String) -> Bool {
    let regex = try? NSRegularExpression(pattern: expression)
    return regex?.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
  }
}
