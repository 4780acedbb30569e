import Testing

@testable import Alarms
@testable import Simulation

/// Which rules the events of one second can serve, compared with trying every assignment.
struct SecondMatchingTests {
  /// The most rules above one and up to another that distinct events can serve.
  private func most(_ events: [UInt64], above lowest: Int, upTo highest: Int) -> Int {
    guard highest > lowest else { return 0 }
    var best = most(events, above: lowest, upTo: highest - 1)
    for event in events.indices where events[event] >> UInt64(highest) & 1 == 1 {
      var others = events
      others.remove(at: event)
      best = max(best, 1 + most(others, above: lowest, upTo: highest - 1))
    }
    return best
  }

  @Test func `what is served between any two rules is as much as can be`() {
    for seed in Seeds.some(500) {
      var random = SeededGenerator(seed: seed)
      let mask: UInt64 = 0b111111
      let events = (0..<random.number(in: 1...5)).map { _ in random.next() & random.next() & mask }
      for (last, served) in SecondMatching(events: events).servedByLastRule {
        #expect(served >> UInt64(last) == 1, "seed \(seed): \(events)")
        for lowest in -1..<last {
          let between = (served >> UInt64(lowest + 1)).nonzeroBitCount
          #expect(between == most(events, above: lowest, upTo: last), "seed \(seed): \(events)")
        }
      }
    }
  }

  @Test func `every rule that is answered has its set`() {
    let rules = SecondMatching(events: [0b0110, 0b0100, 1 << 63]).servedByLastRule.map(\.last)
    #expect(rules == [1, 2, 63])
  }

  @Test func `a thousand events of one second serve no more rules than there are`() {
    let events = [UInt64](repeating: .max, count: 1_000)
    let served = SecondMatching(events: events).servedByLastRule
    #expect(served.map(\.served) == (0..<64).map { UInt64.max >> UInt64(63 - $0) })
  }
}
