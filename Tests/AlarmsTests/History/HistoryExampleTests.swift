import CloudTrail
import Rules
import Testing

@testable import Alarms

/// Alarms that refer to alarms, in small examples.
struct HistoryExampleTests {
  private func count(_ limit: Double, window: Int64, children: [Int: Int] = [:]) -> HistoryAlarm {
    HistoryAlarm(
      condition: .eventCount(NumberRange([.init(.greaterOrEqual, limit)])), windowSeconds: window,
      children: children)
  }

  private func key(_ seconds: Int64) -> EventKey { EventKey(seconds: seconds, idHash: 7) }

  @Test func `an episode counts for its parent as one event, in each group of its first window`() {
    var history = AlarmHistory(
      alarms: [count(2, window: 60), count(1, window: 600, children: [0: 0])])
    for (seconds, account) in [(0, "old"), (100, "1"), (150, "2"), (160, "3")] as [(Int64, String)]
    {
      history.add(alarm: 0, reference: 0, isIndirect: false, group: "ana", event: key(seconds))
      history.add(alarm: 1, reference: 0, isIndirect: true, group: account, event: key(seconds))
    }
    let results = history.episodes(settledSeconds: 10_000)
    #expect(results[0].map(\.group) == ["ana"])
    #expect(results[0].first?.entries.first?.evidence == [key(100), key(150), key(160)])
    #expect(results[1].map(\.group) == ["1", "2"])
    for (group, seconds) in zip(results[1], [100, 150] as [Int64]) {
      #expect(group.entries.map(\.found.episode) == [Episode(startedAt: 150, lastAt: 150)])
      #expect(group.entries.map(\.evidence) == [[key(seconds)]])
    }
  }

  @Test func `two levels up, an episode of episodes rings`() {
    var history = AlarmHistory(alarms: [
      count(2, window: 10), count(2, window: 100, children: [0: 0]),
      count(1, window: 100, children: [0: 1]),
    ])
    for seconds in [0, 5, 50, 55] as [Int64] {
      history.add(alarm: 0, reference: 0, isIndirect: false, group: "ana", event: key(seconds))
      history.add(alarm: 1, reference: 0, isIndirect: true, group: "1", event: key(seconds))
      history.add(alarm: 2, reference: 0, isIndirect: true, group: "all", event: key(seconds))
    }
    let results = history.episodes(settledSeconds: 1_000)
    #expect(results[0].first?.entries.map(\.found.episode.startedAt) == [5, 55])
    #expect(results[1].first?.entries.map(\.evidence) == [[key(5), key(55)]])
    #expect(results[2].first?.entries.map(\.found.episode.startedAt) == [55])
  }

  @Test func `a first sighting asks how long the group without the value has been known`() {
    var history = AlarmHistory(alarms: [
      HistoryAlarm(condition: .firstSeen(learningSeconds: 50), windowSeconds: 1_000)
    ])
    for (seconds, value) in [(0, "a"), (49, "b"), (50, "c")] as [(Int64, String)] {
      history.add(
        alarm: 0, reference: 0, isIndirect: false, group: "1 \(value)", outerGroup: "1",
        event: key(seconds))
    }
    #expect(history.episodes(settledSeconds: 1_000)[0].map(\.group) == ["1 c"])
  }

  private func metricAlarm(
    _ comparison: NumberOperator, _ threshold: Double, _ missingData: MetricAlarm.MissingData
  ) -> AlarmCondition {
    .metricAlarm(
      MetricAlarm(
        statistic: .sum, periodSeconds: 60, evaluationPeriods: 1, datapointsToAlarm: 1,
        comparison: comparison, threshold: threshold, missingData: missingData))
  }

  @Test func `an event that two filters of a metric match counts for both`() {
    var history = AlarmHistory(alarms: [
      HistoryAlarm(condition: metricAlarm(.greaterOrEqual, 5, .notBreaching), windowSeconds: 60)
    ])
    for (reference, value) in [(0, 2.0), (1, 3)] {
      history.add(
        alarm: 0, reference: reference, isIndirect: false, group: "{}", value: .number(value),
        event: key(0))
    }
    let results = history.episodes(settledSeconds: 1_000)
    #expect(results[0].first?.entries.map(\.found.episode.startedAt) == [59])
    #expect(results[0].first?.entries.map(\.evidence) == [[key(0)]])
  }

  @Test func `a standing group is judged without any match`() {
    let history = AlarmHistory(alarms: [
      HistoryAlarm(
        condition: metricAlarm(.less, 1, .breaching), windowSeconds: 60, standingGroup: "{}")
    ])
    let results = history.episodes(
      settledSeconds: 1_000, activity: TrailActivity(minutes: [5]))
    #expect(results[0].map(\.group) == ["{}"])
  }

  @Test func `alarms that refer to each other in a circle are not judged, others are`() {
    var history = AlarmHistory(alarms: [
      count(1, window: 10, children: [0: 1]), count(1, window: 10, children: [0: 0]),
      count(1, window: 10, children: [0: 9]), count(1, window: 10),
    ])
    for alarm in 0..<5 {
      history.add(alarm: alarm, reference: 1, isIndirect: false, group: "ana", event: key(0))
    }
    history.add(alarm: 3, reference: 64, isIndirect: false, group: "ben", event: key(0))
    let results = history.episodes(settledSeconds: 1_000)
    #expect(results.map(\.count) == [0, 0, 0, 1])
  }
}
