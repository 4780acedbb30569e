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

  /// Follows everything that needs no character.
  mutating func follow(
    _ start: Int, of automaton: RegexAutomaton, between surroundings: RegexSurroundings
  ) {
    generation += 1
    readers.removeAll(keepingCapacity: true)
    hasAccepted = false
    pending.append(start)
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
        if assertion.holds(between: surroundings) { pending.append(target) }
      }
    }
  }
}
