/// A nondeterministic automaton over characters (Thompson's construction).
struct RegexAutomaton: Sendable {
  enum State: Sendable {
    /// Reads one character of a set, by the set's number.
    case read(Int, Int)
    /// Goes on in both without reading.
    case split(Int, Int)
    /// Goes on where an assertion holds.
    case assertion(RegexAssertion, Int)
    case accept
  }

  fileprivate(set) var states: [State] = []
  fileprivate(set) var start = 0
  /// The different sets of characters.
  fileprivate(set) var sets: [ScalarSet] = []
  /// The assertions that occur.
  fileprivate(set) var assertions: Set<RegexAssertion> = []
}

/// Builds an automaton from its end to its start, so that every target is known.
struct RegexCompiler {
  /// How many characters an expression may read one after another, each repetition written out.
  static let readerCountMaximum = 5000
  /// Bounds nested repetitions of nothing, which cost time without reading.
  static let stepCountMaximum = 50_000

  private var automaton = RegexAutomaton()
  private var setNumbers: [ScalarSet: Int] = [:]
  private var readerCount = 0
  private var stepCount = 0

  static func compile(
    _ syntax: RegexSyntax, stepCount: inout Int
  ) throws(RegexFault) -> RegexAutomaton {
    var compiler = RegexCompiler()
    defer { stepCount += compiler.stepCount }
    let accept = compiler.add(.accept)
    compiler.automaton.start = try compiler.entry(of: syntax, to: accept)
    return compiler.automaton
  }

  private mutating func add(_ state: RegexAutomaton.State) -> Int {
    automaton.states.append(state)
    return automaton.states.count - 1
  }

  private func tooLarge() -> RegexFault {
    RegexFault(
      message: "its repetitions unfold to more than \(RegexCompiler.readerCountMaximum) characters",
      mend: "use smaller bounds, or * or + in place of large ones", position: 0)
  }

  /// Adds the states of a syntax tree that go on to `next`.
  private mutating func entry(
    of syntax: RegexSyntax, to next: Int
  ) throws(RegexFault) -> Int {
    stepCount += 1
    guard stepCount <= RegexCompiler.stepCountMaximum else { throw tooLarge() }
    switch syntax {
    case .empty: return next
    case .set(let set): return try entry(of: set, to: next)
    case .assertion(let assertion):
      automaton.assertions.insert(assertion)
      return add(.assertion(assertion, next))
    case .sequence(let items):
      var start = next
      for item in items.reversed() { start = try entry(of: item, to: start) }
      return start
    case .alternatives(let branches):
      var start = try entry(of: branches[branches.count - 1], to: next)
      for branch in branches.dropLast().reversed() {
        start = add(.split(try entry(of: branch, to: next), start))
      }
      return start
    case .repetition(let item, let minimum, let maximum):
      return try entry(ofRepeated: item, minimum, maximum, to: next)
    }
  }

  private mutating func entry(
    ofRepeated item: RegexSyntax, _ minimum: Int, _ maximum: Int?, to next: Int
  ) throws(RegexFault) -> Int {
    var start = next
    if let maximum {
      for _ in minimum..<maximum {
        start = add(.split(try entry(of: item, to: start), next))
      }
    } else {
      start = add(.split(next, next))
      automaton.states[start] = .split(try entry(of: item, to: start), next)
    }
    for _ in 0..<minimum { start = try entry(of: item, to: start) }
    return start
  }

  private mutating func entry(of set: ScalarSet, to next: Int) throws(RegexFault) -> Int {
    readerCount += 1
    guard readerCount <= RegexCompiler.readerCountMaximum else { throw tooLarge() }
    return add(.read(number(of: set), next))
  }

  private mutating func number(of set: ScalarSet) -> Int {
    if let known = setNumbers[set] { return known }
    automaton.sets.append(set)
    stepCount += set.ranges.count
    setNumbers[set] = automaton.sets.count - 1
    return automaton.sets.count - 1
  }
}
