import Alarms

/// The recent matches of groups, in memory.
///
/// It only spares reading: whatever of it is dropped is read from the database again. What is kept
/// is bounded; what is older than what was asked for goes first, and then the groups that were not
/// asked for lately.
final class MatchCache {
  private struct Entry {
    var recent: RecentMatches
    /// From when on matches were last asked for.
    var askedSince: Int64
    /// When the group was last asked for, by the number of questions.
    var askedAt: Int

    var byteCount: Int { recent.byteCount + MatchCache.groupByteCount }
  }

  private let byteMaximum: Int
  private var entries: [AlarmGroup: Entry] = [:]
  private(set) var byteCount = 0
  private var questionCount = 0

  /// About what a group takes without its matches, with its part of the table, in bytes.
  private static let groupByteCount = 192

  /// A cache that takes about so much memory at most.
  init(byteCount: Int) { byteMaximum = byteCount }

  /// The matches of a group within a range of times, if all of them are known.
  func matches(of group: AlarmGroup, in range: ClosedRange<Int64>) -> [GroupMatch]? {
    guard let position = ask(group, since: range.lowerBound),
      entries.values[position].recent.since <= range.lowerBound
    else { return nil }
    return entries.values[position].recent.matches(in: range)
  }

  /// The seconds of the matches of a group within a range of times and of the last before it, if all
  /// of them are known: at most so many of those, and none before `since`.
  func times(
    of group: AlarmGroup, in range: ClosedRange<Int64>, withLast maximum: Int, since: Int64
  ) -> [Int64]? {
    guard let position = ask(group, since: since),
      entries.values[position].recent.since <= range.lowerBound
    else { return nil }
    return entries.values[position].recent.times(in: range, withLast: maximum, since: since)
  }

  /// Keeps all matches that a group has since a time.
  func keep(_ recent: RecentMatches, of group: AlarmGroup) {
    forget(group)
    let entry = Entry(recent: recent, askedSince: recent.since, askedAt: questionCount)
    guard entry.byteCount <= byteMaximum / 2 else { return }
    entries[group] = entry
    grow(by: entry.byteCount)
  }

  /// Takes matches in that were just written, in the order of time.
  ///
  /// - Parameter isEventEnough: whether an event that is there twice, for several rules, is one match
  ///   of which nothing else matters.
  func add(_ matches: [GroupMatch], to group: AlarmGroup, isEventEnough: Bool) {
    guard let position = entries.index(forKey: group) else { return }
    let before = entries.values[position].byteCount
    let since = entries.values[position].recent.since
    let areNew = entries.values[position].recent.insert(
      Array(matches.drop { $0.seconds < since }))
    grow(by: entries.values[position].byteCount - before)
    // An event that answered several rules is read from the database as one match.
    if !areNew, !isEventEnough { forget(group) }
  }

  /// Forgets a group.
  func forget(_ group: AlarmGroup) {
    if let entry = entries.removeValue(forKey: group) { byteCount -= entry.byteCount }
  }

  /// Forgets everything.
  func removeAll() {
    entries.removeAll(keepingCapacity: true)
    byteCount = 0
  }

  private func ask(_ group: AlarmGroup, since: Int64) -> Dictionary<AlarmGroup, Entry>.Index? {
    guard let position = entries.index(forKey: group) else { return nil }
    questionCount += 1
    entries.values[position].askedAt = questionCount
    entries.values[position].askedSince = since
    return position
  }

  // MARK: Bounds

  private func grow(by bytes: Int) {
    byteCount += bytes
    guard byteCount > byteMaximum else { return }
    forgetOldMatches()
    // Where that was not enough by far, this would have to be done again soon.
    if byteCount > byteMaximum / 4 * 3 { forgetOldGroups() }
  }

  private func forgetOldMatches() {
    byteCount = 0
    // Not a loop over the indices: these would keep a copy, and so every array would be copied.
    var position = entries.startIndex
    while position < entries.endIndex {
      entries.values[position].recent.forget(before: entries.values[position].askedSince)
      byteCount += entries.values[position].byteCount
      entries.formIndex(after: &position)
    }
  }

  private func forgetOldGroups() {
    for (group, _) in entries.sorted(by: { $0.value.askedAt < $1.value.askedAt }) {
      guard byteCount > byteMaximum / 2 else { return }
      forget(group)
    }
  }
}
