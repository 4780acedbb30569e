import CloudTrail
import Rules

extension ActivityRuns {
  /// An episode, and the events that it is made of.
  public struct Entry: Sendable {
    /// The episode.
    public let found: FoundEpisode
    /// The events before and after a silence, or those of a first sighting.
    public let evidence: Set<Event>
  }

  /// The silences between the runs, and behind the last: the episodes of an alarm for absence.
  public func absences(settledSeconds: Int64) -> [Entry] {
    let finder = EpisodeFinder(condition: .absence, windowSeconds: windowSeconds)
    return runs.indices.flatMap { index in
      let next = index + 1 < runs.count ? runs[index + 1] : nil
      let matches = [runs[index].last, next?.first].compactMap(\.self).map(Self.match)
      // The silence behind the next run is found with that one.
      return finder.absences(of: matches, settledSeconds: settledSeconds).prefix(1).map { found in
        Entry(found: found, evidence: runs[index].lastEvents.union(next?.firstEvents ?? []))
      }
    }
  }

  /// The beginnings of the runs: the episodes of an alarm for first sightings.
  ///
  /// - Parameters:
  ///   - learningSeconds: how long the group must have been known.
  ///   - knownSince: the first match of the group with any value.
  public func firstSightings(
    learningSeconds: Int64, knownSince: Int64, settledSeconds: Int64
  ) -> [Entry] {
    let finder = EpisodeFinder(
      condition: .firstSeen(learningSeconds: learningSeconds), windowSeconds: windowSeconds)
    let context = JudgingContext(settledSeconds: settledSeconds, knownSince: knownSince)
    return runs.flatMap { run in
      // A run is new or is not; what came in it later is neither.
      let matches = run.firstEvents.map { _ in Self.match(run.first) }
      return finder.episodes(of: matches, in: context).map { found in
        Entry(found: found, evidence: run.firstEvents)
      }
    }
  }

  /// A match that stands for those of a second.
  private static func match(_ seconds: Int64) -> GroupMatch {
    GroupMatch(event: EventKey.first(ofSeconds: seconds))
  }
}
