/// Finds the shifts and rules for the ways of an expression that cost least.
struct RegexMovesPlanner {
  private static let shiftCountMaximum = 8
  /// Longer lists of positions are seldom led to from one distance, and take long to look at.
  private static let shiftedCountMaximum = 64

  private let ways: RegexWays
  /// How many positions lead to each destination.
  private var useCounts: [Int]
  private(set) var stepCount = 0

  init(_ ways: RegexWays) {
    self.ways = ways
    useCounts = Array(repeating: 0, count: ways.destinations.count)
    for number in ways.numbers { useCounts[number] += 1 }
  }

  /// What is left to rules once some distances are shifted.
  private struct Plan {
    var distances: [Int] = []
    /// By target positions, in the order in which they were found.
    var rules: [(sources: [Int], targets: [Int])] = []
  }

  /// The cheapest moves of those that were tried.
  mutating func moves() -> RegexMoves {
    var plan = plan(shifting: [])
    var best = moves(of: plan)
    // A shift may pay only together with others, so that all are tried.
    while plan.distances.count < RegexMovesPlanner.shiftCountMaximum,
      let distance = commonDistance(in: plan)
    {
      plan = self.plan(shifting: plan.distances + [distance])
      let moves = moves(of: plan)
      if moves.cost < best.cost { best = moves }
    }
    return best
  }

  private mutating func plan(shifting distances: [Int]) -> Plan {
    let rests = ways.numbers.indices.map { rest(of: $0, shifting: distances) }
    var restCounts: [[Int]: Int] = [:]
    for rest in rests { restCounts[rest, default: 0] += 1 }
    var plan = Plan(distances: distances)
    var known: [[Int]: Int] = [:]
    for (position, rest) in rests.enumerated() where !rest.isEmpty {
      let number = ways.numbers[position]
      // What is shifted already may stay in a rule, if more positions share it then.
      let isWhole = useCounts[number] > restCounts[rest, default: 0]
      let targets = isWhole ? ways.destinations[number].positions : rest
      if let rule = known[targets] {
        plan.rules[rule].sources.append(position)
      } else {
        known[targets] = plan.rules.count
        plan.rules.append((sources: [position], targets: targets))
      }
    }
    return plan
  }

  /// Where a position leads apart from shifts.
  private mutating func rest(of position: Int, shifting distances: [Int]) -> [Int] {
    let targets = ways.destinations[ways.numbers[position]].positions
    stepCount += 1
    guard targets.count <= RegexMovesPlanner.shiftedCountMaximum else { return targets }
    stepCount += targets.count / 4
    return targets.filter { !distances.contains($0 - position) }
  }

  /// The distance that most rules of few positions have in common.
  private mutating func commonDistance(in plan: Plan) -> Int? {
    var counts: [Int: Int] = [:]
    for rule in plan.rules
    where rule.sources.count * rule.targets.count <= RegexMovesPlanner.shiftedCountMaximum {
      stepCount += rule.sources.count * rule.targets.count
      for source in rule.sources {
        for target in rule.targets { counts[target - source, default: 0] += 1 }
      }
    }
    for distance in plan.distances { counts[distance] = nil }
    // Of equally common ones always the same, lest the cost depend on chance.
    let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return best.flatMap { $0.value > 1 ? $0.key : nil }
  }

  private func moves(of plan: Plan) -> RegexMoves {
    RegexMoves(shifts: plan.distances.map(shift), rules: plan.rules)
  }

  private func shift(over distance: Int) -> RegexMoves.Shift {
    let sources = ways.numbers.indices.filter { position in
      let targets = ways.destinations[ways.numbers[position]].positions
      return targets.count <= RegexMovesPlanner.shiftedCountMaximum
        && targets.contains(position + distance)
    }
    return RegexMoves.Shift(over: distance, from: sources)
  }
}
