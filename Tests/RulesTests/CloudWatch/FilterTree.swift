/// A filter pattern as a tree, made without the parser.
indirect enum FilterTree {
  case all([FilterTree])
  case any([FilterTree])
  case condition([FilterStep], FilterQuestion)

  var conditions: [(steps: [FilterStep], question: FilterQuestion)] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.conditions)
    case .condition(let steps, let question): [(steps, question)]
    }
  }
}

enum FilterStep: Equatable {
  case name(String)
  case quotedName(String)
  case place(Int)
  case everyMember
  case everyElement

  var isWildcard: Bool { self == .everyMember || self == .everyElement }
}

enum FilterQuestion {
  case equal(FilterLiteral)
  case different(FilterLiteral)
  /// - Parameter number: as it is written.
  case relation(String, number: String)
  case isNull
  case isBoolean(Bool)
  case notExists
}

enum FilterLiteral {
  /// A text in quotes; `*` stands for any run.
  case quoted(String)
  case word(String)
  case number(String)
  case regex(String)
}

/// Writes a tree as text, in one of the many ways in which it can be written.
struct FilterPrinter {
  var generator: SeededGenerator

  mutating func pattern(_ tree: FilterTree) -> String {
    "\(space()){\(space())\(text(tree, binding: 0))\(space())}\(space())"
  }

  /// - Parameter binding: how close the sign outside binds: 0 nothing, 1 `||`, 2 `&&`.
  private mutating func text(_ tree: FilterTree, binding: Int) -> String {
    let text: String
    let ownBinding: Int
    switch tree {
    case .all(let parts): (text, ownBinding) = (joined(parts, by: "&&", binding: 2), 2)
    case .any(let parts): (text, ownBinding) = (joined(parts, by: "||", binding: 1), 1)
    case .condition(let steps, let question):
      ownBinding = 3
      text = selector(steps) + self.text(question)
    }
    guard ownBinding < binding || generator.chance(25) else { return text }
    return "(\(space())\(text)\(space()))"
  }

  private mutating func joined(_ parts: [FilterTree], by sign: String, binding: Int) -> String {
    parts.map { text($0, binding: binding) }.joined(separator: "\(space())\(sign)\(space())")
  }

  func selector(_ steps: [FilterStep]) -> String {
    steps.reduce("$") { text, step in
      switch step {
      case .name(let name): text + ".\(name)"
      case .quotedName(let name): text + ".['\(name)']"
      case .place(let place): text + "[\(place)]"
      case .everyMember: text + ".*"
      case .everyElement: text + "[*]"
      }
    }
  }

  private mutating func text(_ question: FilterQuestion) -> String {
    switch question {
    case .equal(let literal): return "\(space())=\(space())\(text(literal))"
    case .different(let literal): return "\(space())!=\(space())\(text(literal))"
    case .relation(let sign, let number): return "\(space())\(sign)\(space())\(number)"
    case .isNull: return keywords("is", "null")
    case .isBoolean(let boolean): return keywords("is", boolean ? "true" : "false")
    case .notExists: return keywords("not", "exists")
    }
  }

  private mutating func keywords(_ first: String, _ second: String) -> String {
    " \(space())\(cased(first)) \(space())\(cased(second))"
  }

  private mutating func cased(_ word: String) -> String {
    word.map { generator.chance(50) ? $0.uppercased() : String($0) }.joined()
  }

  private func text(_ literal: FilterLiteral) -> String {
    switch literal {
    case .quoted(let text):
      "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    case .word(let word): word
    case .number(let number): number
    case .regex(let expression): "%\(expression)%"
    }
  }

  private mutating func space() -> String {
    generator.chance(60) ? "" : generator.pick([" ", " ", "  ", "\n", "\t"])
  }
}
