/// What stands on one side of a place in a text, as far as assertions ask.
enum RegexSurrounding: UInt8, Sendable {
  /// Nothing: the text begins or ends here.
  case edge
  case newline
  case word
  case other

  static let count = 4

  init(_ byte: UInt8) {
    switch byte {
    case 0x0A: self = .newline
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: self = .word
    default: self = .other
    }
  }
}

extension RegexAssertion {
  /// Whether it holds between what stands before and after.
  func holds(after previous: RegexSurrounding, before next: RegexSurrounding) -> Bool {
    switch self {
    case .textStart: previous == .edge
    case .textEnd: next == .edge
    case .lineStart: previous == .edge || previous == .newline
    case .lineEnd: next == .edge || next == .newline
    case .wordBoundary: (previous == .word) != (next == .word)
    case .noWordBoundary: (previous == .word) == (next == .word)
    }
  }
}

/// The reading states that an automaton can be in at a place, found without reading.
struct RegexClosure {
  /// The reading states, in the order in which they were found.
  private(set) var readers: [Int] = []
  /// Whether the expression has matched before this place.
  private(set) var hasAccepted = false
  /// How many states were visited, over all closures.
  private(set) var visitCount = 0
  private var marks: [Int]
  private var generation = 0
  private var pending: [Int] = []

  init(for automaton: RegexAutomaton) {
    marks = Array(repeating: 0, count: automaton.states.count)
  }

  /// Follows everything that needs no byte.
  ///
  /// - Parameter startsHere: whether a match may begin at this place.
  mutating func follow(
    _ core: [Int], of automaton: RegexAutomaton, startsHere: Bool,
    after previous: RegexSurrounding, before next: RegexSurrounding
  ) {
    generation += 1
    readers.removeAll(keepingCapacity: true)
    hasAccepted = false
    pending.append(contentsOf: core)
    if startsHere { pending.append(automaton.start) }
    while let state = pending.popLast() {
      guard marks[state] != generation else { continue }
      marks[state] = generation
      visitCount += 1
      switch automaton.states[state] {
      case .accept: hasAccepted = true
      case .read: readers.append(state)
      case .split(let first, let second):
        pending.append(second)
        pending.append(first)
      case .assertion(let assertion, let target):
        if assertion.holds(after: previous, before: next) { pending.append(target) }
      }
    }
  }

  /// Appends the states that follow the readers over a byte; a state may come twice.
  func appendTargets(over byte: UInt8, of automaton: RegexAutomaton, to targets: inout [Int]) {
    for reader in readers {
      guard case .read(let range) = automaton.states[reader] else { continue }
      for index in range where automaton.transitions[index].bytes.contains(byte) {
        targets.append(automaton.transitions[index].target)
      }
    }
  }
}
