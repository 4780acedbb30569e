/// The positions of an expression: each character set that it reads, its repetitions written out.
///
/// To know how far a text matches it is enough to know which positions can have read its last
/// character (Glushkov's construction).
struct RegexPositions {
  /// The most states that may be visited to find where positions lead.
  static let visitCountMaximum = 500_000

  /// The different sets of characters.
  let sets: [ScalarSet]
  /// The set that each position reads, by number.
  let setNumbers: [Int]
  let places: RegexPlaces
  /// The ways at each kind of place.
  let ways: [RegexWays]

  var count: Int { setNumbers.count }

  init(of automaton: RegexAutomaton, stepCount: inout Int) throws(RegexFault) {
    var finder = RegexWayFinder(automaton)
    defer { stepCount += finder.visitCount }
    let places = RegexPlaces(toldApartBy: automaton.assertions)
    var ways: [RegexWays] = []
    for example in places.examples { ways.append(try finder.ways(over: example)) }
    (sets, setNumbers) = (automaton.sets, finder.setNumbers)
    (self.places, self.ways) = (places, ways)
  }
}

/// Where an expression goes on at a place of one kind.
struct RegexWays {
  /// Positions that can read on, and whether the expression has matched.
  struct Destination: Hashable {
    let positions: [Int]
    let isMatch: Bool
  }

  /// Where a match that begins here goes on.
  let start: Destination
  /// All other destinations, each once.
  let destinations: [Destination]
  /// The destination of each position, by number.
  let numbers: [Int]
}

/// Finds the ways of an automaton without reading.
private struct RegexWayFinder {
  private let automaton: RegexAutomaton
  private var closure: RegexClosure
  /// The position of each reading state.
  private var positions: [Int]
  private(set) var setNumbers: [Int] = []
  /// Where each position leads, by position.
  private var targets: [Int] = []

  var visitCount: Int { closure.visitCount }

  init(_ automaton: RegexAutomaton) {
    self.automaton = automaton
    closure = RegexClosure(for: automaton)
    positions = Array(repeating: -1, count: automaton.states.count)
    // The automaton was built from its end: the other way round positions lead forwards.
    for (state, content) in automaton.states.enumerated().reversed() {
      guard case .read(let set, let target) = content else { continue }
      positions[state] = setNumbers.count
      setNumbers.append(set)
      targets.append(target)
    }
  }

  mutating func ways(over place: RegexSurroundings) throws(RegexFault) -> RegexWays {
    let start = try destination(of: automaton.start, over: place)
    var byState: [Int: Int] = [:]
    var known: [RegexWays.Destination: Int] = [:]
    var destinations: [RegexWays.Destination] = []
    var numbers: [Int] = []
    for target in targets {
      if let number = byState[target] {
        numbers.append(number)
        continue
      }
      let destination = try destination(of: target, over: place)
      let number = known[destination] ?? destinations.count
      if number == destinations.count { destinations.append(destination) }
      known[destination] = number
      byState[target] = number
      numbers.append(number)
    }
    return RegexWays(start: start, destinations: destinations, numbers: numbers)
  }

  private mutating func destination(
    of state: Int, over place: RegexSurroundings
  ) throws(RegexFault) -> RegexWays.Destination {
    closure.follow(state, of: automaton, between: place)
    guard closure.visitCount <= RegexPositions.visitCountMaximum else {
      throw RegexFault(
        message: "too much of it can be left out, in too many combinations",
        mend: "write (a|b)* in place of a?b? where there are many of these", position: 0)
    }
    return RegexWays.Destination(
      positions: closure.readers.map { positions[$0] }.sorted(), isMatch: closure.hasAccepted)
  }
}
