import CloudTrail
import Rules
import Testing

@testable import Alarms

/// What each condition means, in small examples.
struct WindowExampleTests {
  /// Matches at seconds, with the references that they answered and their values.
  private func matches(
    _ times: [(seconds: Int64, references: UInt64, value: MatchValue?)]
  ) -> [GroupMatch] {
    times.enumerated().map { number, time in
      GroupMatch(
        event: EventKey(seconds: time.seconds, idHash: UInt64(number)),
        references: time.references, value: time.value)
    }
  }

  private func times(
    _ condition: AlarmCondition, _ matches: [GroupMatch], window: Int64 = 60,
    settled: Int64 = .max, knownSince: Int64? = nil
  ) -> [Int64] {
    condition.holdings(
      of: matches, windowSeconds: window, settledSeconds: settled, knownSince: knownSince
    ).map(\.time)
  }

  private func atLeast(_ limit: Double) -> NumberRange {
    NumberRange([.init(.greaterOrEqual, limit)])
  }

  @Test func `a count with an upper limit holds only inside both, and when it is settled`() {
    let range = NumberRange([.init(.greaterOrEqual, 2), .init(.less, 4)])
    let four = matches([(0, 1, nil), (10, 1, nil), (20, 1, nil), (30, 1, nil)])
    #expect(times(.eventCount(range), four) == [10, 20])
    #expect(times(.eventCount(range), four, settled: 19) == [10])
    #expect(times(.eventCount(atLeast(2)), four, settled: 0) == [10, 20, 30])
  }

  @Test func `fewer than two is judged at every event`() {
    let range = NumberRange([.init(.less, 2)])
    #expect(
      times(.eventCount(range), matches([(0, 1, nil), (10, 1, nil), (71, 1, nil)])) == [0, 71])
  }

  @Test func `an event without a value adds none, but is a time to judge`() {
    let seen = matches([(0, 1, .text("a")), (10, 1, .text("b")), (20, 1, nil), (30, 1, .text("b"))])
    #expect(times(.valueCount(atLeast(2)), seen) == [10, 20, 30])
    #expect(times(.valueStatistic(.sum, atLeast(0)), seen).isEmpty)
  }

  @Test func `a sum forgets a large number without a trace`() {
    let numbers = matches([(0, 1, .number(1e16)), (10, 1, .number(1)), (61, 1, .number(0.25))])
    let holdings = AlarmCondition.valueStatistic(.sum, NumberRange([])).holdings(
      of: numbers, windowSeconds: 60, settledSeconds: .max)
    #expect(holdings.map(\.measured.value) == [1e16, 1e16, 1.25])
  }

  @Test func `percentiles are linear between the two nearest ranks`() {
    let numbers = matches([1, 2, 3, 4].map { (0, 1, .number($0)) })
    for (percent, expected) in [(0, 1), (50, 2.5), (75, 3.25), (100, 4)] as [(Double, Double)] {
      let holdings = AlarmCondition.valueStatistic(.percentile(percent), NumberRange([])).holdings(
        of: numbers, windowSeconds: 60, settledSeconds: .max)
      #expect(holdings.map(\.measured.value) == [expected])
    }
  }

  @Test func `a chain takes events of one second in either order, but each only once`() {
    let twoRules = AlarmCondition.ruleCount(atLeast(2), isOrdered: true)
    #expect(times(twoRules, matches([(0, 0b10, nil), (0, 0b01, nil)])) == [0])
    #expect(times(twoRules, matches([(0, 0b11, nil)])) == [])
    #expect(times(twoRules, matches([(0, 0b10, nil), (1, 0b01, nil)])) == [])
    #expect(times(twoRules, matches([(0, 0b11, nil), (1, 0b01, nil), (2, 0b10, nil)])) == [2])
  }

  @Test func `a chain may leave out rules where fewer are enough`() {
    let seen = matches([(0, 0b001, nil), (10, 0b100, nil)])
    #expect(times(.ruleCount(atLeast(2), isOrdered: true), seen) == [10])
    #expect(times(.ruleCount(atLeast(3), isOrdered: true), seen).isEmpty)
  }

  @Test func `what must not follow is judged when its window has closed`() {
    let failsAndNotSucceeds = AlarmCondition.ruleExpression(
      .all([.reference(0), .not(.reference(1))]))
    let seen = matches([(0, 0b01, nil), (60, 0b10, nil), (100, 0b01, nil), (161, 0b10, nil)])
    #expect(times(failsAndNotSucceeds, seen) == [100])
    #expect(times(failsAndNotSucceeds, seen, settled: 159) == [])
    #expect(times(failsAndNotSucceeds, seen, settled: 160) == [100])
  }

  @Test func `a value is new when its group has been known for long enough`() {
    let sightings = matches([(100, 1, nil), (100, 1, nil), (160, 1, nil), (221, 1, nil)])
    let firstSeen = AlarmCondition.firstSeen(learningSeconds: 50)
    #expect(times(firstSeen, sightings, knownSince: 50) == [100, 221])
    #expect(times(firstSeen, sightings, knownSince: 51) == [221])
    #expect(times(firstSeen, sightings, knownSince: nil) == [])
  }

  @Test func `a baseline compares with the windows of the past`() {
    // Four windows of 10 seconds with 2, 2, 2 and 6 events: mean 3, deviation √3, floor √3.
    let past: [Int64] = [0, 1, 10, 11, 20, 21, 30, 31, 32, 33, 34, 35]
    let now = [Int64](repeating: 55, count: 10)
    let baseline = Baseline(
      pastSeconds: 40, deviations: atLeast(4), eventMinimum: 1)
    let holdings = AlarmCondition.baseline(baseline).holdings(
      of: matches((past + now).map { ($0, 1, nil) }), windowSeconds: 10, settledSeconds: .max,
      knownSince: 0)
    #expect(holdings.map(\.time) == [55])
    #expect(holdings.first?.measured.value == 10)
    #expect(holdings.first?.measured.expected?.mean == 3)
    #expect(holdings.first?.measured.expected?.deviation == 3.0.squareRoot())
  }

  @Test func `silence rings a window after the last match, and ends with the next`() {
    let finder = EpisodeFinder(condition: .absence, windowSeconds: 60)
    let seen = matches([(0, 1, nil), (60, 1, nil), (121, 1, nil)])
    let found = finder.episodes(of: seen, in: JudgingContext(settledSeconds: 181))
    #expect(found.map(\.episode.startedAt) == [120, 181])
    #expect(found.map(\.endedAt) == [121, nil])
    #expect(finder.episodes(of: seen, in: JudgingContext(settledSeconds: 119)).isEmpty)
    #expect(finder.episodes(of: [], in: JudgingContext(settledSeconds: .max)).isEmpty)
  }

  @Test func `a silence is unusual when it is longer than the pauses used to be`() {
    let seen = matches([0, 100, 110, 1_000, 1_100, 1_400, 1_410].map { ($0, 1, nil) })
    func found(past: Int64, maximum: Int64 = 2_000, settled: Int64 = 5_000) -> [FoundEpisode] {
      let silence = UnusualSilence(pastSeconds: past, factor: 2, secondsMaximum: maximum)
      return EpisodeFinder(condition: .unusualSilence(silence), windowSeconds: 60)
        .episodes(of: seen, in: JudgingContext(settledSeconds: settled, knownSince: 0))
    }
    // The longest pause that ended in the 350 seconds up to 1410 is that of 300.
    #expect(found(past: 350).map(\.episode.startedAt) == [2_010])
    #expect(found(past: 350).map(\.evidenceStart) == [1_410])
    #expect(found(past: 350).map(\.measured.value) == [600])
    #expect(found(past: 350, settled: 2_009).isEmpty)
    // One that began long before, and ended within the past, counts as a whole.
    #expect(found(past: 500).map(\.measured.value) == [1_780])
    // Where that is too long, or the group is not known for as long as the past, nothing is unusual.
    #expect(found(past: 350, maximum: 599).isEmpty)
    #expect(found(past: 1_411).isEmpty)
    // A silence ends with the next match.
    let ended = [Episode(startedAt: 310, lastAt: 1_000), Episode(startedAt: 1_300, lastAt: 1_400)]
    #expect(found(past: 20).prefix(2).map(\.episode) == ended)
    #expect(found(past: 20).map(\.endedAt) == [1_000, 1_400, nil])
  }

  @Test func `extreme numbers of a rule or an event are judged like others`() {
    var random = RandomAlarm(seed: 1)
    let values: [MatchValue?] = [
      .number(.infinity), .number(.nan), .number(-.greatestFiniteMagnitude), .number(.zero),
      .number(.greatestFiniteMagnitude), nil,
    ]
    let extreme = matches(
      values.enumerated().map { (Int64($0.offset / 2) - 1, .max << UInt64($0.offset), $0.element) })
    for kind in ConditionKind.allCases {
      for window in [Int64.min, 0, .max] {
        let finder = EpisodeFinder(
          condition: random.condition(kind, window: 5), windowSeconds: window)
        for settled in [Int64.min, 0, .max] {
          let context = JudgingContext(settledSeconds: settled, knownSince: .min / 2)
          _ = finder.episodes(of: extreme, in: context)
        }
      }
    }
  }
}
