import Rules

@testable import Alarms

/// A CloudWatch alarm, with every minute evaluated and every datapoint computed anew.
struct SlowMetricAlarm {
  let alarm: MetricAlarm
  let matches: [GroupMatch]
  /// The minutes in which the trail had events.
  let activity: Set<Int64>
  let settled: Int64

  private func minute(_ match: GroupMatch) -> Int64 {
    Int64((Double(match.seconds) / 60).rounded(.down))
  }

  /// All values that are reported for a minute.
  private func values(_ minute: Int64) -> [Double] {
    let matches = matches.filter { self.minute($0) == minute }
    var values = matches.compactMap(\.value)
    for (filter, value) in alarm.defaultValues.enumerated() where activity.contains(minute) {
      guard let value, matches.allSatisfy({ $0.references >> UInt64(filter) & 1 == 0 }) else {
        continue
      }
      values.append(.number(value))
    }
    return SlowStatistic.numbers(values)
  }

  /// The datapoints of an evaluation range, the newest first.
  func datapoints(_ minute: Int64) -> [Double?] {
    let period = alarm.periodSeconds / 60
    return (0..<Int64(alarm.evaluationPeriods + alarm.extraPeriods)).map { age in
      let end = minute - age * period
      return SlowStatistic.value(alarm.statistic, of: ((end - period + 1)...end).flatMap(values))
    }
  }

  /// What the guide says of an evaluation range.
  func verdict(_ points: [Double?], _ state: MetricAlarmState) -> MetricAlarmState {
    let wanted = alarm.evaluationPeriods
    let enough = alarm.datapointsToAlarm
    let real = points.compactMap { $0 }.map { alarm.comparison.holds($0, alarm.threshold) }
    if real.count >= wanted {
      return real.prefix(wanted).filter { $0 }.count >= enough ? .alarm : .ok
    }
    let gaps = wanted - real.count
    let isOldEnough = (points.lastIndex { $0 != nil } ?? -1) + 1 >= enough
    let isPremature = real.allSatisfy { $0 } && isOldEnough
    let breaching = real.filter { $0 }.count
    switch alarm.missingData {
    case .breaching: return breaching + gaps >= enough || real.isEmpty ? .alarm : .ok
    case .notBreaching: return breaching >= enough ? .alarm : .ok
    case .missing:
      if real.isEmpty { return .insufficientData }
      return breaching >= enough || isPremature ? .alarm : .ok
    case .ignore:
      if real.isEmpty { return state }
      return breaching >= enough ? .alarm : real.allSatisfy { $0 } ? state : .ok
    }
  }

  /// The last second of every minute that is evaluated, with the state and whether it saw data.
  func evaluations() -> [(time: Int64, state: MetricAlarmState, points: [Double?])] {
    guard let first = (Array(activity) + matches.map(minute)).min() else { return [] }
    var state = MetricAlarmState.insufficientData
    return (first...).prefix { $0 * 60 + 59 <= settled }.map { minute in
      let points = datapoints(minute)
      state = verdict(points, state)
      return (minute * 60 + 59, state, points)
    }
  }

  func episodes() -> [FoundEpisode] {
    let evaluations = evaluations()
    var found: [FoundEpisode] = []
    for (position, evaluation) in evaluations.enumerated() where evaluation.state == .alarm {
      if position > 0, evaluations[position - 1].state == .alarm { continue }
      let time = evaluation.time
      let lasting = evaluations[position...].prefix { $0.state == .alarm }
      let isOver = lasting.endIndex < evaluations.count
      let lastAt = lasting.last { isOver || $0.points.contains { $0 != nil } }?.time ?? time
      let range = Int64(evaluation.points.count) * alarm.periodSeconds
      found.append(
        FoundEpisode(
          episode: Episode(startedAt: time, lastAt: max(time, lastAt)),
          endedAt: isOver ? evaluations[lasting.endIndex].time : nil,
          evidenceStart: time - range + 1,
          measured: Measure(value: evaluation.points.compactMap { $0 }.first ?? 0)))
    }
    return found
  }
}
