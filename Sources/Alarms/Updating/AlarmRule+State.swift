import Rules

extension AlarmRule {
  /// Where an episode stands as an alert.
  ///
  /// One that was over before it came to ring stays pending. It is kept though nobody sees it: what
  /// comes late can make it longer.
  public func state(of found: FoundEpisode, settledSeconds: Int64) -> AlertState {
    guard heldSeconds(found, settledSeconds) >= forSeconds else { return .pending }
    return isOver(found, settledSeconds) ? .resolved : .firing
  }

  /// How far ahead of the clock an event's time is believed, in seconds: one that lies further ahead
  /// ends nothing until the clock comes near it.
  private static let believedSeconds: Int64 = 86_400

  private func isOver(_ found: FoundEpisode, _ settledSeconds: Int64) -> Bool {
    guard let endedAt = found.endedAt else { return false }
    switch condition {
    case .absence, .unusualSilence: return endedAt <= settledSeconds + Self.believedSeconds
    // All others end by the clock, which has been there.
    default: return true
    }
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
    case .absence, .unusualSilence, .metricAlarm:
      let end = isOver(found, settledSeconds) ? found.endedAt : nil
      return (end ?? max(start, settledSeconds)) - start
    default: return found.episode.lastAt - start
    }
  }

  /// When the clock alone brings an episode to another state, later than a time: those that hold of
  /// themselves come to ring, and come to an end that was far ahead.
  public func stateTimes(of found: FoundEpisode, after settledSeconds: Int64) -> [Int64] {
    var times: [Int64] = []
    switch condition {
    case .absence, .unusualSilence:
      times.append(found.episode.startedAt + forSeconds)
      if let endedAt = found.endedAt { times.append(endedAt - Self.believedSeconds) }
    // These are looked at when a minute is whole.
    case .metricAlarm:
      let minute = Minutes.minute(of: found.episode.startedAt + forSeconds)
      times.append(Minutes.lastSecond(of: minute))
    default: break
    }
    return times.filter { $0 > settledSeconds }
  }
}
