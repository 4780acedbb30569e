import Alarms
import CloudTrail
import Rules

/// The matches of one transaction, before they are written.
///
/// They are written by rule and group, for so they lie in the table: each page is then found once,
/// and not once for each match.
struct NewMatches {
  /// A match of an event that is new.
  struct Match {
    let group: AlarmGroup
    let event: EventKey
    let reference: Int
    let value: MatchValue?
  }

  private var matches: [Match] = []

  /// So many take a few megabytes; then they are written, though the transaction goes on.
  private static let countMaximum = 50_000

  /// Whether there is no room for another event; the matches of one event stay together.
  func isFull(before event: EventKey) -> Bool {
    matches.count >= Self.countMaximum && matches.last?.event != event
  }

  mutating func add(_ match: Match) { matches.append(match) }

  mutating func removeAll() { matches.removeAll(keepingCapacity: true) }

  /// Takes out all matches: those of a group together, in the order of time.
  mutating func take() -> [ArraySlice<Match>] {
    matches.sort {
      ($0.group, $0.event, $0.reference) < ($1.group, $1.event, $1.reference)
    }
    var groups: [ArraySlice<Match>] = []
    var start = 0
    for position in matches.indices
    where position + 1 == matches.count || matches[position + 1].group != matches[position].group {
      groups.append(matches[start...position])
      start = position + 1
    }
    matches = []
    return groups
  }
}
