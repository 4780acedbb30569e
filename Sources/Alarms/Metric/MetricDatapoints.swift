import Rules

/// The datapoints of an alarm, minute by minute: its periods slide by a minute, and each datapoint is
/// computed once for all evaluations that look at it.
struct MetricDatapoints {
  private let alarm: MetricAlarm
  private let samples: [MetricSample]
  private var period: SlidingStatistic
  private var oldest = 0
  private var next = 0
  private var minute = Int64.min
  /// The results by the last minute of their periods, modulo the length of a period.
  private var rows: [Int64: PeriodResults] = [:]

  init(of alarm: MetricAlarm, samples: [MetricSample]) {
    self.alarm = alarm
    self.samples = samples
    period = SlidingStatistic(alarm.statistic, of: samples.lazy.map(\.value))
  }

  /// Takes in the data of all minutes up to one, and computes the period that ends there.
  ///
  /// Minutes must rise; those may be left out whose periods have no data.
  mutating func move(to minute: Int64) {
    self.minute = minute
    while next < samples.count, samples[next].minute <= minute {
      period.add(samples[next].value)
      next += 1
    }
    while oldest < next, samples[oldest].minute <= minute - alarm.periodMinutes {
      period.remove(samples[oldest].value)
      oldest += 1
    }
    guard let result = period.result else { return }
    rows[row, default: PeriodResults()].add(result, endingAt: minute, of: alarm)
  }

  /// What the evaluation range holds that ends with the current minute.
  mutating func reason() -> MetricAlarmReason {
    rows[row, default: PeriodResults()].reason(endingAt: minute, of: alarm)
  }

  private var row: Int64 { floorRemainder(minute, alarm.periodMinutes) }

  /// Whether the evaluation range has no data at all, so that nothing changes until there are some.
  var isRangeEmpty: Bool {
    next == 0 || samples[next - 1].minute <= minute - alarm.rangeMinutes
  }

  /// The first minute with data after the current one.
  var nextMinuteWithData: Int64? { next < samples.count ? samples[next].minute : nil }
}
