import Rules

@testable import Alarms

extension SlowAlarm {
  /// The episodes of a group, each found by asking of every time what lies beside it.
  func episodes() -> [FoundEpisode] {
    switch condition {
    case .absence: return absences()
    case .unusualSilence(let silence): return unusualSilences(silence)
    case .metricAlarm(let alarm):
      return SlowMetricAlarm(alarm: alarm, matches: matches, activity: activity, settled: settled)
        .episodes()
    default: break
    }
    let holdings = holdings()
    let begins = holdings.filter { one in
      !holdings.contains { $0.time < one.time && one.time - $0.time <= window }
    }
    let ends = holdings.map(\.time).filter { time in
      !holdings.contains { $0.time > time && $0.time - time <= window }
    }
    return zip(begins, ends).map { first, last in
      // Times up to `settled` are decided, or up to a window before where windows look forward.
      let decided = looksForward ? settled - window : settled
      return FoundEpisode(
        episode: Episode(startedAt: first.time, lastAt: last),
        endedAt: last + window <= decided ? last + window : nil,
        evidenceStart: first.time - evidenceSeconds, measured: first.measured)
    }
  }

  private var looksForward: Bool {
    guard case .ruleExpression(let expression) = condition else { return false }
    return SlowExpression.hasNot(expression)
  }

  private var evidenceSeconds: Int64 {
    if looksForward { return 0 }
    guard case .eventCount(let range) = condition else { return window }
    let isAnyEventEnough = range.comparisons.allSatisfy {
      $0.operator == .greater && $0.limit < 1 || $0.operator == .greaterOrEqual && $0.limit <= 1
    }
    return isAnyEventEnough ? 0 : window
  }

  private func unusualSilences(_ silence: UnusualSilence) -> [FoundEpisode] {
    let times = Set(matches.map(\.seconds)).sorted()
    let pauses = zip(times, times.dropFirst()).map { (length: $1 - $0, end: $1) }
    return times.compactMap { last in
      let past = pauses.filter { last - silence.pastSeconds <= $0.end && $0.end <= last }
      let limit = max(window, silence.factor * (past.map(\.length).max() ?? 0))
      let begins = last + limit
      guard isKnown(silence.pastSeconds, last), limit <= silence.secondsMaximum, begins <= settled,
        seen(last + 1, begins).isEmpty
      else { return nil }
      let next = times.first { $0 > begins }
      return FoundEpisode(
        episode: Episode(startedAt: begins, lastAt: next ?? begins), endedAt: next,
        evidenceStart: last, measured: Measure(value: Double(limit)))
    }
  }

  private func absences() -> [FoundEpisode] {
    Set(matches.map(\.seconds)).sorted().compactMap { last in
      let begins = last + window
      guard begins <= settled, seen(last + 1, begins).isEmpty else { return nil }
      let next = matches.map(\.seconds).filter { $0 > begins }.min()
      return FoundEpisode(
        episode: Episode(startedAt: begins, lastAt: next ?? begins), endedAt: next,
        evidenceStart: last, measured: Measure(value: Double(window)))
    }
  }
}
