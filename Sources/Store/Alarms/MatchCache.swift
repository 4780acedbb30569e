import Alarms
import CloudTrail
import Rules

/// The recent matches of groups, in memory.
///
/// It only spares reading: whatever of it is dropped is read from the database again. What is kept
/// is bounded, and what was not asked for lately goes first.
final class MatchCache {
  /// All matches of a group since a time.
  struct Entry {
    var since: Int64
    /// In order.
    var matches: [GroupMatch]
  }

  private let matchMaximum: Int
  /// What was used lately, and what was used before that.
  private var young: [AlarmGroup: Entry] = [:]
  private var old: [AlarmGroup: Entry] = [:]
  private var youngCount = 0

  /// About what a match takes, with its part of the tables around it, in bytes.
  private static let matchByteCount = 96
  /// What a group takes, in matches.
  private static let groupMatches = 2

  /// A cache that takes so much memory at most.
  init(byteCount: Int) { matchMaximum = byteCount / Self.matchByteCount }

  /// The matches of a group within a range of times, if all of them are known.
  func matches(of group: AlarmGroup, in range: ClosedRange<Int64>) -> ArraySlice<GroupMatch>? {
    guard let entry = entry(of: group, since: range.lowerBound) else { return nil }
    let first = entry.matches.firstPosition(from: range.lowerBound)
    let end =
      range.upperBound == .max
      ? entry.matches.count : entry.matches.firstPosition(from: range.upperBound + 1)
    return entry.matches[first..<max(first, end)]
  }

  /// Keeps all matches that a group has since a time.
  func keep(_ matches: [GroupMatch], of group: AlarmGroup, since: Int64) {
    guard matchMaximum > 0, matches.count + Self.groupMatches <= matchMaximum / 2 else { return }
    forget(group)
    young[group] = Entry(since: since, matches: matches)
    grow(by: matches.count + Self.groupMatches)
  }

  /// Takes a match in that was just written.
  func add(_ match: GroupMatch, to group: AlarmGroup) {
    guard let since = promote(group)?.since, match.seconds >= since else { return }
    // An event that answered several rules is read from the database as one match; and a group that
    // has just gone among the old ones is read again as well.
    if young[group]?.insert(match) ?? true { forget(group) } else { grow(by: 1) }
  }

  /// Forgets a group.
  func forget(_ group: AlarmGroup) {
    if let entry = young.removeValue(forKey: group) {
      youngCount -= entry.matches.count + Self.groupMatches
    }
    old[group] = nil
  }

  /// Forgets everything.
  func removeAll() {
    young.removeAll(keepingCapacity: true)
    old.removeAll(keepingCapacity: true)
    youngCount = 0
  }

  private func entry(of group: AlarmGroup, since: Int64) -> Entry? {
    guard let entry = promote(group, from: since), entry.since <= since else { return nil }
    return entry
  }

  /// Brings a group among those that were used lately, without what is older than what is asked.
  private func promote(_ group: AlarmGroup, from since: Int64 = .min) -> Entry? {
    if let entry = young[group] { return entry }
    guard var entry = old.removeValue(forKey: group) else { return nil }
    if since > entry.since {
      entry.matches.removeFirst(entry.matches.firstPosition(from: since))
      entry.since = since
    }
    young[group] = entry
    grow(by: entry.matches.count + Self.groupMatches)
    return young[group] ?? entry
  }

  private func grow(by count: Int) {
    youngCount += count
    guard youngCount > matchMaximum / 2 else { return }
    swap(&old, &young)
    young.removeAll(keepingCapacity: true)
    youngCount = 0
  }
}

extension MatchCache.Entry {
  /// Puts a match in its place; returns whether its event is there already.
  fileprivate mutating func insert(_ match: GroupMatch) -> Bool {
    var position = matches.count
    while position > 0, match < matches[position - 1] { position -= 1 }
    let isKnown = position > 0 && matches[position - 1].event == match.event
    let isNext = position < matches.count && matches[position].event == match.event
    matches.insert(match, at: position)
    return isKnown || isNext
  }
}
