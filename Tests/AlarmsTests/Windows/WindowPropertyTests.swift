import Rules
import Testing

@testable import Alarms
@testable import Simulation

/// The conditions on windows, compared with windows that are gathered from scratch.
struct WindowPropertyTests {
  /// A group with its condition.
  private struct Case: CustomStringConvertible {
    let seed: UInt64
    var alarm: SlowAlarm
    var random: RandomAlarm

    init(_ kind: ConditionKind, seed: UInt64) {
      self.seed = seed
      random = RandomAlarm(seed: seed)
      let window = Int64(random.random.number(below: 13))
      let matches = random.matches(atMost: kind == .chain ? 11 : 24)
      alarm = SlowAlarm(
        condition: random.condition(kind, window: window), window: window, matches: matches)
      alarm.settled = random.random.chance(0.5) ? .max : random.time(near: matches, spread: 30)
      if random.random.chance(0.9) {
        alarm.knownSince = random.time(near: Array(matches.prefix(1)), spread: 20)
      }
    }

    func holdings(
      of matches: [GroupMatch]? = nil, within range: ClosedRange<Int64> = .min ... .max
    ) -> [Holding] {
      alarm.condition.holdings(
        of: matches ?? alarm.matches, windowSeconds: alarm.window, within: range,
        settledSeconds: alarm.settled, knownSince: alarm.knownSince)
    }

    var description: String { "seed \(seed): \(alarm)" }
  }

  @Test(arguments: ConditionKind.byEvents)
  func `every condition holds when windows from scratch say so`(kind: ConditionKind) {
    var held = 0
    for seed in Seeds.some(1_000) {
      let one = Case(kind, seed: seed)
      let holdings = one.holdings()
      #expect(holdings == one.alarm.holdings(), "\(one)")
      held += holdings.count
    }
    #expect(held > 100)
  }

  @Test(arguments: ConditionKind.byEvents)
  func `the matches within reach decide about a time as all matches do`(kind: ConditionKind) {
    for seed in Seeds.some(500) {
      var one = Case(kind, seed: seed)
      let condition = one.alarm.condition
      let first = one.random.time(near: one.alarm.matches, spread: 5)
      let range = first...(first + Int64(one.random.random.number(below: 20)))
      let back = condition.lookbackSeconds(windowSeconds: one.alarm.window)
      let ahead = condition.lookaheadSeconds(windowSeconds: one.alarm.window)
      let reached = one.alarm.seen(range.lowerBound - back, range.upperBound + ahead)
      let expected = one.holdings().filter { range.contains($0.time) }
      #expect(one.holdings(within: range) == expected, "\(one)")
      #expect(one.holdings(of: reached, within: range) == expected, "\(range) \(one)")
    }
  }

  @Test(arguments: ConditionKind.byEvents)
  func `what cannot be undone holds on when more matches come`(kind: ConditionKind) {
    for seed in Seeds.some(200) {
      var one = Case(kind, seed: seed)
      if one.alarm.condition.canBeUndone { continue }
      let fewer = one.alarm.matches.filter { _ in one.random.random.chance(0.7) }
      let times = Set(one.holdings().map(\.time))
      #expect(times.isSuperset(of: one.holdings(of: fewer).map(\.time)), "\(one)")
    }
  }

  @Test(arguments: ConditionKind.byEvents + ConditionKind.bySilence)
  func `episodes are those of windows from scratch`(kind: ConditionKind) {
    var count = 0
    for seed in Seeds.some(300) {
      let one = Case(kind, seed: seed)
      let found = EpisodeFinder(condition: one.alarm.condition, windowSeconds: one.alarm.window)
        .episodes(
          of: one.alarm.matches,
          in: JudgingContext(
            settledSeconds: one.alarm.settled, knownSince: one.alarm.knownSince))
      #expect(found == one.alarm.episodes(), "\(one)")
      count += found.count
    }
    #expect(count > 30)
  }
}

/// The seeds of a run: more of them with a higher `TRAILBELL_TEST_EFFORT`.
enum Seeds {
  static func some(_ count: UInt64) -> Range<UInt64> {
    let effort = ProcessEnvironment.value("TRAILBELL_TEST_EFFORT").flatMap { UInt64($0) } ?? 1
    return FirstSeed.value..<(FirstSeed.value + count * effort)
  }
}
