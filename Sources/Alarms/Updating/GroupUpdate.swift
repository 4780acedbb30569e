import Rules

/// Brings the episodes of a group up to date with what changed in it.
///
/// Whatever came in whatever order, the result is the same as if all episodes were computed from
/// scratch; but only those times are looked at that what changed can bear on. Stretches have to be
/// revised in order, and each revision has to be kept before the next is asked for.
public struct GroupUpdate: Sendable {
  /// How much of the past of a stretch decides about it.
  enum Method {
    /// More matches only add times at which the condition holds.
    case growing
    /// The times around have to be judged anew.
    case windows
    /// Only the neighbours in time matter: for silences and first sightings.
    case pauses
    /// The pauses of the past matter as well: for unusual silences.
    case silences(UnusualSilence)
    /// State follows from state: CloudWatch alarms.
    case metric(MetricAlarm)
  }

  /// What an episode is.
  public let finder: EpisodeFinder
  let method: Method
  private let canLoseMatches: Bool

  /// Updates of an alarm's groups.
  ///
  /// - Parameter canLoseMatches: whether matches can go again, as those that stand for episodes of
  ///   other alarms do.
  public init(finder: EpisodeFinder, canLoseMatches: Bool) {
    self.finder = finder
    self.canLoseMatches = canLoseMatches
    method =
      switch finder.condition {
      case .absence, .firstSeen: .pauses
      case .unusualSilence(let silence): .silences(silence)
      case .metricAlarm(let alarm): .metric(alarm)
      default: canLoseMatches || finder.condition.canBeUndone ? .windows : .growing
      }
  }

  /// Whether nothing matters of a match but its event.
  public var needsEventsOnly: Bool {
    guard case .growing = method else { return false }
    return finder.condition.eventThreshold != nil
  }

  /// The stretches of time to revise, in order.
  public func stretches(of changes: GroupChanges) -> [Stretch] {
    let join = finder.joinSeconds
    switch method {
    case .growing: return changes.stretches(gapSeconds: finder.windowSeconds + 2 * join)
    case .windows:
      var wide = changes
      wide.ranges += changes.times.map { influence(of: $0) }
      return wide.stretches(gapSeconds: 2 * join + 1)
    case .pauses: return changes.stretches(gapSeconds: finder.windowSeconds)
    case .silences(let silence):
      // A pause that a match ended which is gone reached over those that came meanwhile.
      return changes.stretches(
        gapSeconds: canLoseMatches
          ? .max : silence.unimportantSeconds(windowSeconds: finder.windowSeconds))
    case .metric(let alarm):
      return changes.stretches(gapSeconds: 2 * alarm.rangeMinutes * Minutes.seconds)
    }
  }

  /// The times about which a match has a say.
  private func influence(of time: Int64) -> ClosedRange<Int64> {
    let window = finder.windowSeconds
    return (time...time).widened(
      before: finder.condition.lookaheadSeconds(windowSeconds: window),
      after: finder.condition.lookbackSeconds(windowSeconds: window))
  }

  /// The episodes of a stretch as they are now.
  public func revision<Record: GroupRecord>(
    of stretch: Stretch, in record: Record, _ context: RevisionContext
  ) throws(Record.Failure) -> EpisodeRevision {
    switch method {
    case .growing: try growingRevision(of: stretch, in: record, context)
    case .windows: try windowRevision(of: stretch.range, in: record, context)
    case .pauses: try pauseRevision(of: stretch.range, in: record, context)
    case .silences(let silence): try silenceRevision(of: stretch, silence, in: record, context)
    case .metric(let alarm): try metricRevision(of: stretch.range, alarm, in: record, context)
    }
  }
}

/// What a revision depends on beside matches and known episodes.
public struct RevisionContext: Sendable, Hashable {
  /// The time until which everything has arrived, in seconds since 1970.
  public let settledSeconds: Int64
  /// The first match of the group, for first sightings of the group without the value.
  public let knownSince: Int64?
  /// The first time that the clock was not asked about before, for CloudWatch alarms.
  public let unjudgedSince: Int64?

  /// A context from its parts.
  public init(settledSeconds: Int64, knownSince: Int64? = nil, unjudgedSince: Int64? = nil) {
    self.settledSeconds = settledSeconds
    self.knownSince = knownSince
    self.unjudgedSince = unjudgedSince
  }
}
