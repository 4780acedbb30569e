import Rules

/// What an alarm counts, and how that is divided.
extension AlarmRule {
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
