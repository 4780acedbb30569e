/// When an alarm rings: what is measured in a group's window, and which results ring.
///
/// The window at a time t is [t − W, t], both ends included, with W the alarm's window. Judged is
/// each time at which an event of the group matched, unless a case says otherwise.
public enum AlarmCondition: Sendable, Hashable {
  /// The number of distinct events in the window (Sigma `event_count`).
  case eventCount(NumberRange)
  /// The number of distinct values in the window (Sigma `value_count`).
  case valueCount(NumberRange)
  /// A statistic of the numbers in the window (Sigma `value_sum`, `value_avg`,
  /// `value_percentile`); without a number in the window it does not ring.
  case valueStatistic(ValueStatistic, NumberRange)
  /// How many of the referenced rules occur in the window (Sigma `temporal`); ordered: the longest
  /// chain of distinct events, each at or after the one before it, whose rules stand in the order
  /// in which they are referenced (Sigma `temporal_ordered`).
  case ruleCount(NumberRange, isOrdered: Bool)
  /// Whether the rules that occur in the window satisfy an expression (Sigma `temporal` with a
  /// condition in words). With a `not` in it the window is [t, t + W], for what must not follow;
  /// judged is each time at which any of the rules matched.
  case ruleExpression(ReferenceExpression)
  /// A value that its group has not shown within the window before, while the group itself has
  /// been known for so long (Trailbell's own). The value is part of the alarm's group.
  case firstSeen(learningSeconds: Int64)
  /// No match for as long as the window, after there had been one (Trailbell's own). Holds from the
  /// end of the window to the next match.
  case absence
  /// No match for longer than is usual for the group (Trailbell's own, which rule files cannot say).
  /// Holds from the end of that time to the next match.
  case unusualSilence(UnusualSilence)
  /// The number of events in the window, compared with the same group's past (Trailbell's own).
  case baseline(Baseline)
  /// A CloudWatch alarm on the values of the matches; judged every minute.
  case metricAlarm(MetricAlarm)

  /// Whether it is a CloudWatch alarm, to which each filter reports a value of its own.
  public var isMetricAlarm: Bool {
    if case .metricAlarm = self { true } else { false }
  }

  /// Whether it asks for silences that are longer than usual.
  public var isUnusualSilence: Bool {
    if case .unusualSilence = self { true } else { false }
  }
}

/// What is computed of the numbers in a window, or of a metric's values in a period.
public enum ValueStatistic: Sendable, Hashable {
  case sum
  case sampleCount
  case average
  case minimum
  case maximum
  /// From 0 to 100, linear between the two nearest ranks.
  case percentile(Double)
}

/// A comparison of a window's count with those of the past.
///
/// The past is cut into windows of the same length W that begin at multiples of W since 1970. At a
/// time t they are the last `pastSeconds / W` of them that end before t − W. The result is the
/// distance of the count from their mean, in standard deviations, where a deviation below
/// the square root of the mean, or below 1, counts as that: a quiet past would make every event an
/// outlier.
public struct Baseline: Sendable, Hashable {
  /// How long the past is, in seconds; a group is judged when it has been known for so long.
  public let pastSeconds: Int64
  /// The distances that ring, in standard deviations; negative ones are below the mean.
  public let deviations: NumberRange
  /// Windows with fewer events do not ring.
  public let eventMinimum: Int

  /// A comparison from its parts.
  public init(pastSeconds: Int64, deviations: NumberRange, eventMinimum: Int) {
    self.pastSeconds = pastSeconds
    self.deviations = deviations
    self.eventMinimum = eventMinimum
  }
}

/// Which of an alarm's referenced rules must occur; numbers are positions among the references.
public indirect enum ReferenceExpression: Sendable, Hashable {
  case reference(Int)
  case all([ReferenceExpression])
  case any([ReferenceExpression])
  case not(ReferenceExpression)

  /// Whether a `not` stands in the expression.
  public var hasNegation: Bool {
    switch self {
    case .reference: false
    case .all(let parts), .any(let parts): parts.contains(where: \.hasNegation)
    case .not: true
    }
  }

  /// Whether the expression is true when some references occur, given as bits.
  public func holds(_ occurring: UInt64) -> Bool {
    switch self {
    case .reference(let position): occurring & 1 << UInt64(position) != 0
    case .all(let parts): parts.allSatisfy { $0.holds(occurring) }
    case .any(let parts): parts.contains { $0.holds(occurring) }
    case .not(let part): !part.holds(occurring)
    }
  }
}
