import Rules

extension AlarmRule {
  /// Where an episode stands as an alert.
  ///
  /// One that was over before it came to ring stays pending. It is kept though nobody sees it: what
  /// comes late can make it longer.
  public func state(of found: FoundEpisode, settledSeconds: Int64) -> AlertState {
    guard heldSeconds(found, settledSeconds) >= forSeconds else { return .pending }
    return found.endedAt == nil ? .firing : .resolved
  }

  /// Whether an episode rings or rang, and not only holds.
  public func comesToRing(_ found: FoundEpisode, settledSeconds: Int64) -> Bool {
    switch state(of: found, settledSeconds: settledSeconds) {
    case .firing, .resolved: true
    default: false
    }
  }

  /// How long the condition has held.
  private func heldSeconds(_ found: FoundEpisode, _ settledSeconds: Int64) -> Int64 {
    let start = found.episode.startedAt
    switch condition {
    // What holds of itself until something ends it holds until now.
    case .absence, .metricAlarm: return (found.endedAt ?? max(start, settledSeconds)) - start
    default: return found.episode.lastAt - start
    }
  }

  /// When an episode that holds of itself comes to ring; nil for all others.
  public func firingTime(of found: FoundEpisode) -> Int64? {
    guard forSeconds > 0, found.endedAt == nil else { return nil }
    switch condition {
    case .absence, .metricAlarm: return found.episode.startedAt + forSeconds
    default: return nil
    }
  }

  /// Whether the alarm asks for pauses between events only, and counts no other alarm.
  public var asksForPauses: Bool {
    switch condition {
    case .absence, .firstSeen: !countsAlarms
    default: false
    }
  }

  /// Whether another alarm is among what it counts.
  public var countsAlarms: Bool {
    references.contains { if case .alarm = $0 { true } else { false } }
  }

  /// The other alarms that it counts, by the positions of its references.
  public var children: [Int: Int] {
    var children: [Int: Int] = [:]
    for (position, reference) in references.enumerated() {
      if case .alarm(let child) = reference { children[position] = child }
    }
    return children
  }

  /// The group of an alarm that is not divided into groups.
  public static let standingGroup = "{}"

  /// Whether the group without fields is judged even when nothing ever matched: that of a CloudWatch
  /// alarm without dimensions, which can ring for missing data.
  public var hasStandingGroup: Bool { condition.isMetricAlarm && !isGrouped }
}
