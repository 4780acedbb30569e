import CloudTrail
import Rules
import Testing

@testable import Alarms
@testable import Simulation

/// CloudWatch alarms, compared with an evaluation of every minute from scratch.
struct MetricPropertyTests {
  private struct Case: CustomStringConvertible {
    let seed: UInt64
    let slow: SlowMetricAlarm

    init(seed: UInt64) {
      self.seed = seed
      var random = RandomAlarm(seed: seed)
      let alarm = random.metricAlarm()
      let matches = random.matches(atMost: 12, step: random.pick([13, 60, 61]))
      let minutes = (0..<random.random.number(below: 30)).map { _ in
        random.time(near: matches, spread: 1_200) / 60
      }
      let settled = (matches.last?.seconds ?? 0) + Int64(random.random.number(below: 3_000)) - 600
      slow = SlowMetricAlarm(
        alarm: alarm, matches: matches, activity: Set(minutes), settled: settled)
    }

    func timeline(
      matches: [GroupMatch]? = nil, after known: (MetricAlarmState, Int64)? = nil
    ) -> MetricAlarmTimeline {
      MetricAlarmTimeline(
        of: slow.alarm, matches: matches ?? slow.matches,
        activity: TrailActivity(minutes: slow.activity), settledSeconds: slow.settled, after: known)
    }

    var description: String { "seed \(seed): \(slow)" }
  }

  @Test func `an alarm is in the state that every minute from scratch gives`() {
    var changed = 0
    for seed in Seeds.some(1_000) {
      let one = Case(seed: seed)
      let timeline = one.timeline()
      let evaluations = one.slow.evaluations()
      let states = [.insufficientData] + evaluations.map(\.state)
      let changes = evaluations.indices.filter { states[$0] != states[$0 + 1] }
      #expect(timeline.state == states.last, "\(one)")
      #expect(timeline.changes.map(\.time) == changes.map { evaluations[$0].time }, "\(one)")
      #expect(timeline.changes.map(\.old) == changes.map { states[$0] }, "\(one)")
      #expect(timeline.changes.map(\.new) == changes.map { states[$0 + 1] }, "\(one)")
      #expect(timeline.episodes == one.slow.episodes(), "\(one)")
      changed += changes.count
    }
    #expect(changed > 500)
  }

  @Test func `a long history without gaps is evaluated like a short one`() {
    for seed in Seeds.some(3) {
      var random = RandomAlarm(seed: seed)
      let matches = (0..<400).map { minute in
        GroupMatch(event: EventKey(seconds: minute * 60, idHash: 0), value: random.value())
      }
      let slow = SlowMetricAlarm(
        alarm: random.metricAlarm(), matches: matches, activity: [], settled: 410 * 60)
      let timeline = MetricAlarmTimeline(
        of: slow.alarm, matches: matches, activity: TrailActivity(), settledSeconds: slow.settled)
      #expect(timeline.episodes == slow.episodes(), "seed \(seed): \(slow.alarm)")
    }
  }

  @Test func `an evaluation continues from a known state with the matches within reach`() {
    for seed in Seeds.some(500) {
      let one = Case(seed: seed)
      let evaluations = one.slow.evaluations()
      guard !evaluations.isEmpty else { continue }
      let known = evaluations[Int(seed % UInt64(evaluations.count))]
      let reach = AlarmCondition.metricAlarm(one.slow.alarm).lookbackSeconds(windowSeconds: 0)
      let matches = one.slow.matches.filter { $0.seconds > known.time - reach }
      let continued = one.timeline(matches: matches, after: (known.state, known.time))
      let expected = one.timeline()
      #expect(continued.changes == expected.changes.filter { $0.time > known.time }, "\(one)")
      #expect(continued.state == expected.state, "\(one)")
    }
  }
}
