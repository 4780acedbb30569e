/// Where the matches and the known episodes of one group of one alarm are read from.
///
/// The engine asks for no more than it needs, so that what is kept may be larger than memory.
public protocol GroupRecord {
  /// What can go wrong when something is read.
  associatedtype Failure: Error

  /// The matches within a range of times, in order, without those that have no time.
  func matches(in range: ClosedRange<Int64>) throws(Failure) -> [GroupMatch]
  /// The seconds of the matches within a range of times and of the last before it, in order: at most
  /// so many of those, and none before `since`.
  func matchTimes(
    in range: ClosedRange<Int64>, withLast maximum: Int, since: Int64
  ) throws(Failure) -> [Int64]
  /// The second of the last match before a time; nil where there is none.
  func lastMatchTime(before time: Int64) throws(Failure) -> Int64?
  /// The second of the first match after a time; nil where there is none.
  func firstMatchTime(after time: Int64) throws(Failure) -> Int64?
  /// The known episodes that have not ended before a range of times and begin before it ends, in
  /// order; one that can still go on ends at no time.
  func episodes(touching range: ClosedRange<Int64>) throws(Failure) -> [KnownEpisode]
  /// The known episodes that can still go on.
  func openEpisodes() throws(Failure) -> [KnownEpisode]
  /// The minutes within a range of times in which the trail had events at all.
  func activity(in range: ClosedRange<Int64>) throws(Failure) -> TrailActivity
  /// The second of the trail's first event after a time; nil where there is none.
  func firstActivityTime(after time: Int64) throws(Failure) -> Int64?
}
