/// Which rules the events of one second can serve, each event at most one.
///
/// Sets of rules that distinct events can serve are the independent sets of a transversal matroid.
/// Rules are taken in ascending order; one that finds no event of its own takes the place of the
/// lowest rule that can give way. What results after each rule is a largest set up to there, and the
/// part of it above any lower rule is a largest set of the rules in between.
struct SecondMatching {
  /// For each rule that is answered, in ascending order, the largest set of rules with it as the
  /// highest, as late as possible, as bits.
  private(set) var servedByLastRule: [(last: Int, served: UInt64)] = []

  private let events: [UInt64]
  /// The rule that each event serves.
  private var ruleOfEvent: [Int?]
  /// The event that serves each rule.
  private var eventOfRule = [Int?](repeating: nil, count: UInt64.bitWidth)
  private var served: UInt64 = 0

  /// - Parameter events: the rules that each event answered, as bits.
  init(events: [UInt64]) {
    self.events = Self.useful(events)
    ruleOfEvent = Array(repeating: nil, count: self.events.count)
    for rule in BitPositions(self.events.reduce(0, |)) {
      serve(rule)
      servedByLastRule.append((rule, served))
    }
  }

  /// Of events that answered the same rules, no more than there are rules can serve one.
  private static func useful(_ events: [UInt64]) -> [UInt64] {
    var seen: [UInt64: Int] = [:]
    return events.filter { rules in
      guard events.count > 1 else { return true }
      seen[rules, default: 0] += 1
      return seen[rules, default: 0] <= rules.nonzeroBitCount
    }
  }

  /// Finds an event for a rule: a free one, with other rules moving on to other events where that
  /// frees one, or the one of the lowest rule that can give way.
  private mutating func serve(_ rule: Int) {
    // The rule that would take an event over, for each event that can be reached.
    var takers = [Int?](repeating: nil, count: events.count)
    var waiting = [rule]
    var lowest = rule
    while let taker = waiting.popLast() {
      for event in events.indices
      where takers[event] == nil && events[event] & 1 << UInt64(taker) != 0 {
        takers[event] = taker
        guard let holder = ruleOfEvent[event] else { return hand(event, along: takers) }
        lowest = min(lowest, holder)
        waiting.append(holder)
      }
    }
    guard let event = eventOfRule[lowest] else { return }
    eventOfRule[lowest] = nil
    served &= ~(1 << UInt64(lowest))
    hand(event, along: takers)
  }

  /// Gives an event to the rule that would take it over, and that one's event to the next.
  private mutating func hand(_ event: Int, along takers: [Int?]) {
    var freed: Int? = event
    while let event = freed, let taker = takers[event] {
      freed = eventOfRule[taker]
      eventOfRule[taker] = event
      ruleOfEvent[event] = taker
      served |= 1 << UInt64(taker)
    }
  }
}
