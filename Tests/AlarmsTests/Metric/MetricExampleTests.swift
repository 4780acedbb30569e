import CloudTrail
import Rules
import Testing

@testable import Alarms

/// CloudWatch alarms over time, in small examples.
struct MetricExampleTests {
  private func alarm(
    period: Int64 = 60, of periods: Int = 1, missing: MetricAlarm.MissingData = .missing,
    defaultValues: [Double?] = []
  ) -> MetricAlarm {
    MetricAlarm(
      statistic: .sum, periodSeconds: period, evaluationPeriods: periods,
      datapointsToAlarm: periods, comparison: .greaterOrEqual, threshold: 3,
      missingData: missing, defaultValues: defaultValues)
  }

  private func timeline(
    _ alarm: MetricAlarm, values: [(minute: Int64, value: Double)], activity: [Int64] = [],
    until minute: Int64
  ) -> MetricAlarmTimeline {
    let matches = values.enumerated().map { number, one in
      GroupMatch(
        event: EventKey(seconds: one.minute * 60, idHash: UInt64(number)), value: .number(one.value)
      )
    }
    return MetricAlarmTimeline(
      of: alarm, matches: matches, activity: TrailActivity(minutes: activity),
      settledSeconds: minute * 60 + 59)
  }

  private func states(_ timeline: MetricAlarmTimeline) -> [String] {
    timeline.changes.map { "\(($0.time - 59) / 60) \($0.new.rawValue)" }
  }

  @Test func `periods of five minutes slide by one, and end with the minute of the evaluation`() {
    let values: [(Int64, Double)] = [(1, 1), (2, 1), (6, 2)]
    let slid = timeline(
      alarm(period: 300, defaultValues: [0]), values: values, activity: Array(1...20), until: 20)
    // At minute 6 the period has minutes 2 to 6: 1 + 2; at minute 7 it has lost minute 2.
    #expect(states(slid) == ["1 OK", "6 ALARM", "7 OK"])
    #expect(slid.episodes.map(\.endedAt) == [7 * 60 + 59])
    #expect(slid.changes[1].reason.newestResult == 3)
  }

  @Test func `without a default value an alarm reaches back over the gaps to its last data`() {
    let hit = timeline(alarm(), values: [(10, 5)], until: 100)
    // One datapoint, and two more periods of evaluation range.
    #expect(states(hit) == ["10 ALARM", "13 INSUFFICIENT_DATA"])
  }

  @Test func `with a default value the minutes of the trail end an alarm`() {
    let hit = timeline(
      alarm(defaultValues: [0]), values: [(10, 5)], activity: [8, 9, 10, 11, 12], until: 100)
    #expect(states(hit) == ["8 OK", "10 ALARM", "11 OK", "15 INSUFFICIENT_DATA"])
  }

  @Test func `missing data that breach ring from the first minute of the trail`() {
    let silent = timeline(alarm(missing: .breaching), values: [], activity: [7], until: 100)
    #expect(states(silent) == ["7 ALARM"])
    #expect(silent.episodes.map(\.endedAt) == [nil])
    #expect(silent.episodes.map(\.episode) == [Episode(startedAt: 479, lastAt: 479)])
  }

  @Test func `an alarm that ignores missing data keeps its state for years`() {
    let years: Int64 = 5_000_000
    let kept = timeline(
      alarm(missing: .ignore), values: [(10, 5), (years, 1)], until: .max / 60 - 1)
    #expect(states(kept) == ["10 ALARM", "\(years) OK"])
  }

  @Test func `a minute is evaluated when it is over and settled`() {
    let values: [(Int64, Double)] = [(10, 5)]
    let matches = values.map {
      GroupMatch(event: EventKey(seconds: $0.0 * 60, idHash: 0), value: .number($0.1))
    }
    for (settled, count) in [(10 * 60 + 58, 0), (10 * 60 + 59, 1)] as [(Int64, Int)] {
      let timeline = MetricAlarmTimeline(
        of: alarm(), matches: matches, activity: TrailActivity(), settledSeconds: settled)
      #expect(timeline.changes.count == count)
    }
  }

  @Test func `a match without a number is no data, but no default either`() {
    let matches = [GroupMatch(event: EventKey(seconds: 600, idHash: 0), value: .text("a"))]
    let timeline = MetricAlarmTimeline(
      of: alarm(defaultValues: [0]), matches: matches, activity: TrailActivity(minutes: [10]),
      settledSeconds: 660)
    #expect(timeline.state == .insufficientData)
  }

  @Test func `runs of minutes that touch or overlap are one`() {
    let activity = TrailActivity(runs: [7...9, 1...3, 4...5, 8...12])
    #expect(activity.runs == [1...5, 7...12])
    #expect(TrailActivity(minutes: [3, 1, 2, 2, 5]).runs == [1...3, 5...5])
    #expect(TrailActivity().firstMinute == nil)
  }

  @Test(arguments: [[0, 4], [4, 0]] as [[Double?]])
  func `each filter reports its own default value, in whatever order they stand`(
    defaultValues: [Double?]
  ) {
    // The filter whose default is 0 matches in minute 5, that with 4 in minute 6.
    let quiet = defaultValues[0] == 0 ? 0 : 1
    let matches = [(5, quiet), (6, 1 - quiet)].map { minute, filter in
      GroupMatch(
        event: EventKey(seconds: Int64(minute) * 60, idHash: 0), references: 1 << UInt64(filter),
        value: .number(1))
    }
    let timeline = MetricAlarmTimeline(
      of: alarm(defaultValues: defaultValues), matches: matches,
      activity: TrailActivity(minutes: [5, 6, 7]), settledSeconds: 7 * 60 + 59)
    // Sums of 1 + 4, 0 + 1 and 0 + 4, of which 3 and more ring.
    #expect(states(timeline) == ["5 ALARM", "6 OK", "7 ALARM"])
  }
}
