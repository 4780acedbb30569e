import Rules

/// What a CloudWatch alarm says over time, evaluated at the end of every minute that is settled.
///
/// It begins with INSUFFICIENT_DATA, and is first evaluated in the first minute in which its group
/// or the trail has any event.
public struct MetricAlarmTimeline: Sendable, Hashable {
  /// All changes of the state, in order.
  public private(set) var changes: [MetricAlarmChange] = []
  /// The times in ALARM.
  ///
  /// Each begins with the evaluation that concludes it and ends with the one that concludes another
  /// state; the one before that is its last. One that goes on holds, as far as is known, at the
  /// last evaluation that has data to look at.
  public private(set) var episodes: [FoundEpisode] = []
  /// The state after the last evaluation.
  public private(set) var state = MetricAlarmState.insufficientData

  private let alarm: MetricAlarm
  private var alarmedAt: Int64?
  private var lastAt: Int64 = 0
  private var measured = Measure(value: 0)

  /// Evaluates an alarm.
  ///
  /// - Parameters:
  ///   - matches: the matches of one group, in order: all of them, or, after a known change or
  ///     evaluation, those since then and of the evaluation range before.
  ///   - activity: when the trail had events, as far as the matches reach.
  ///   - settledSeconds: the time until which everything has arrived.
  ///   - known: the state that was concluded at an earlier evaluation; only later minutes are
  ///     evaluated. An alarm known to be in ALARM gives an episode that begins with that time.
  public init(
    of alarm: MetricAlarm, matches: [GroupMatch], activity: TrailActivity, settledSeconds: Int64,
    after known: (state: MetricAlarmState, time: Int64)? = nil
  ) {
    self.alarm = alarm
    let last = Minutes.newestWhole(at: settledSeconds)
    let samples = MetricSample.samples(
      of: matches, defaultValues: alarm.defaultValues, activity: activity, through: last)
    var datapoints = MetricDatapoints(of: alarm, samples: samples)
    if let known {
      state = known.state
      if state == .alarm { begin(at: known.time, measured: nil) }
      let first = Minutes.minute(of: known.time) + 1
      prepare(&datapoints, from: samples.first?.minute, before: first)
      evaluate(&datapoints, minutes: first, through: last)
    } else {
      let starts = [matches.first.map { Minutes.minute(of: $0.seconds) }, activity.firstMinute]
      guard let first = starts.compactMap({ $0 }).min() else { return }
      evaluate(&datapoints, minutes: first, through: last)
    }
    finish(endedAt: nil)
  }

  /// Computes the datapoints that the first evaluation looks back at.
  private func prepare(
    _ datapoints: inout MetricDatapoints, from firstData: Int64?, before minute: Int64
  ) {
    guard let firstData else { return }
    for earlier in max(firstData, minute - alarm.rangeMinutes)..<max(firstData, minute) {
      datapoints.move(to: earlier)
    }
  }

  /// Evaluates minute by minute, but leaps over the minutes that see no data at all: what the first
  /// of them concludes stands until the next data.
  private mutating func evaluate(
    _ datapoints: inout MetricDatapoints, minutes first: Int64, through last: Int64
  ) {
    var minute = first
    while minute <= last {
      datapoints.move(to: minute)
      let reason = datapoints.reason()
      conclude(reason, at: Minutes.lastSecond(of: minute), hasData: !datapoints.isRangeEmpty)
      if !datapoints.isRangeEmpty {
        minute += 1
      } else if let next = datapoints.nextMinuteWithData {
        minute = next
      } else {
        return
      }
    }
  }

  private mutating func conclude(_ reason: MetricAlarmReason, at time: Int64, hasData: Bool) {
    let old = state
    state = alarm.verdict(reason, in: old)
    if state != old {
      changes.append(MetricAlarmChange(time: time, old: old, new: state, reason: reason))
      if old == .alarm {
        lastAt = max(lastAt, time - Minutes.seconds)
        finish(endedAt: time)
      }
      if state == .alarm { begin(at: time, measured: reason.newestResult) }
    }
    if state == .alarm, hasData { lastAt = time }
  }

  private mutating func begin(at time: Int64, measured: Double?) {
    alarmedAt = time
    lastAt = time
    self.measured = Measure(value: measured ?? 0)
  }

  private mutating func finish(endedAt: Int64?) {
    guard let alarmedAt else { return }
    let lookback = AlarmCondition.metricAlarm(alarm).lookbackSeconds(windowSeconds: 0)
    episodes.append(
      FoundEpisode(
        episode: Episode(startedAt: alarmedAt, lastAt: lastAt), endedAt: endedAt,
        evidenceStart: alarmedAt - lookback, measured: measured))
    self.alarmedAt = nil
  }
}
