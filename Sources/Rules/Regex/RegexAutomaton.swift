/// A nondeterministic automaton over bytes (Thompson's construction).
struct RegexAutomaton: Sendable {
  struct Transition: Sendable {
    let bytes: ClosedRange<UInt8>
    let target: Int
  }

  enum State: Sendable {
    /// Reads one byte; the transitions stand in a range of ``transitions``.
    case read(Range<Int>)
    /// Goes on in both without reading.
    case split(Int, Int)
    /// Goes on where an assertion holds.
    case assertion(RegexAssertion, Int)
    case accept
  }

  fileprivate(set) var states: [State] = []
  fileprivate(set) var transitions: [Transition] = []
  fileprivate(set) var start = 0
  /// The assertions that occur.
  fileprivate(set) var assertions: Set<RegexAssertion> = []
}

/// Builds an automaton from its end to its start, so that every target is known.
struct RegexCompiler {
  static let stateCountMaximum = 5000
  /// Bounds nested repetitions of nothing, which cost time without adding states.
  static let stepCountMaximum = 50_000

  private var automaton = RegexAutomaton()
  private var stepCount = 0

  static func compile(
    _ syntax: RegexSyntax, stepCount: inout Int
  ) throws(RegexFault) -> RegexAutomaton {
    var compiler = RegexCompiler()
    // Sets of many ranges make one state of many transitions.
    defer { stepCount += compiler.stepCount + compiler.automaton.transitions.count }
    let accept = try compiler.add(.accept)
    compiler.automaton.start = try compiler.entry(of: syntax, to: accept)
    return compiler.automaton
  }

  private mutating func add(_ state: RegexAutomaton.State) throws(RegexFault) -> Int {
    guard automaton.states.count < RegexCompiler.stateCountMaximum else { throw tooLarge() }
    automaton.states.append(state)
    return automaton.states.count - 1
  }

  private func tooLarge() -> RegexFault {
    RegexFault(
      message: "its repetitions unfold to more than \(RegexCompiler.stateCountMaximum) states",
      mend: "use * or + in place of large bounds", position: 0)
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
      return try add(.assertion(assertion, next))
    case .sequence(let items):
      var start = next
      for item in items.reversed() { start = try entry(of: item, to: start) }
      return start
    case .alternatives(let branches):
      var start = try entry(of: branches[branches.count - 1], to: next)
      for branch in branches.dropLast().reversed() {
        start = try add(.split(try entry(of: branch, to: next), start))
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
        start = try add(.split(try entry(of: item, to: start), next))
      }
    } else {
      start = try add(.split(next, next))
      automaton.states[start] = .split(try entry(of: item, to: start), next)
    }
    for _ in 0..<minimum { start = try entry(of: item, to: start) }
    return start
  }

  private mutating func entry(of set: ScalarSet, to next: Int) throws(RegexFault) -> Int {
    var sequences: [[ClosedRange<UInt8>]] = []
    for range in set.ranges { UTF8Sequences.forEach(in: range) { sequences.append($0) } }
    var tails: [RegexAutomaton.Tail: Int] = [:]
    var first: [RegexAutomaton.Transition] = []
    for sequence in sequences {
      var target = next
      for bytes in sequence.dropFirst().reversed() {
        let tail = RegexAutomaton.Tail(bytes: bytes, target: target)
        if let known = tails[tail] {
          target = known
        } else {
          target = try addRead([RegexAutomaton.Transition(bytes: bytes, target: target)])
          tails[tail] = target
        }
      }
      first.append(RegexAutomaton.Transition(bytes: sequence[0], target: target))
    }
    return try addRead(first)
  }

  private mutating func addRead(
    _ transitions: [RegexAutomaton.Transition]
  ) throws(RegexFault) -> Int {
    let start = automaton.transitions.count
    automaton.transitions += transitions
    return try add(.read(start..<automaton.transitions.count))
  }
}

extension RegexAutomaton {
  /// The end of a byte sequence, shared by all sequences of a set that end alike.
  fileprivate struct Tail: Hashable {
    let bytes: ClosedRange<UInt8>
    let target: Int
  }
}
