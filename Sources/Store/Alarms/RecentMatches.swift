import Alarms
import CloudTrail
import Rules

/// All matches of a group since a time, in order, in as little memory as they need.
struct RecentMatches {
  /// What a match says beside its event.
  private struct Details {
    let references: UInt64
    let value: MatchValue?
  }

  /// From when on they are all here, in seconds since 1970.
  private(set) var since: Int64
  private var events: [EventKey]
  /// By position; empty as long as no match says more than its event.
  private var details: [Details] = []

  /// About what an event and its details take where they lie, with room to grow, in bytes.
  private static let eventByteCount = 16
  private static let detailsByteCount = 80

  /// All matches since a time, in order.
  init(_ matches: [GroupMatch], since: Int64) {
    self.since = since
    events = matches.map(\.event)
    guard matches.contains(where: Self.saysMore) else { return }
    details = matches.map(Self.details)
  }

  /// The events of all matches since a time, in order, where nothing else matters of them.
  init(events: [EventKey], since: Int64) {
    self.since = since
    self.events = events
  }

  /// About how much memory they take, in bytes.
  var byteCount: Int {
    events.count * Self.eventByteCount + details.count * Self.detailsByteCount
  }

  /// The matches within a range of times.
  func matches(in range: ClosedRange<Int64>) -> [GroupMatch] { positions(of: range).map(match) }

  /// The seconds of the matches within a range of times and of the last before it; nil where more
  /// of those are asked for than are here.
  func times(
    in range: ClosedRange<Int64>, withLast maximum: Int, since: Int64
  ) -> [Int64]? {
    let positions = positions(of: range)
    guard self.since <= since || positions.lowerBound >= maximum else { return nil }
    let first = max(firstPosition(from: since), positions.lowerBound - maximum)
    return events[first..<positions.upperBound].map(\.seconds)
  }

  /// Puts a match in its place; returns false where its event is here already.
  mutating func insert(_ match: GroupMatch) -> Bool {
    var position = events.count
    while position > 0, match.event < events[position - 1] { position -= 1 }
    if position > 0, events[position - 1] == match.event { return false }
    if details.isEmpty, Self.saysMore(match) {
      details = events.map { _ in Details(references: 1, value: nil) }
    }
    if !details.isEmpty || Self.saysMore(match) {
      details.insert(Self.details(of: match), at: position)
    }
    events.insert(match.event, at: position)
    return true
  }

  /// Forgets what is older than a time.
  mutating func forget(before seconds: Int64) {
    guard seconds > since else { return }
    let count = firstPosition(from: seconds)
    events.removeFirst(count)
    if !details.isEmpty { details.removeFirst(count) }
    since = seconds
  }

  private func match(at position: Int) -> GroupMatch {
    guard !details.isEmpty else { return GroupMatch(event: events[position]) }
    let details = details[position]
    return GroupMatch(
      event: events[position], references: details.references, value: details.value)
  }

  private func positions(of range: ClosedRange<Int64>) -> Range<Int> {
    let first = firstPosition(from: range.lowerBound)
    let end =
      range.upperBound == .max ? events.count : firstPosition(from: range.upperBound + 1)
    return first..<max(first, end)
  }

  private func firstPosition(from seconds: Int64) -> Int {
    events.firstPosition { $0.seconds < seconds }
  }

  private static func saysMore(_ match: GroupMatch) -> Bool {
    match.references != 1 || match.value != nil
  }

  private static func details(of match: GroupMatch) -> Details {
    Details(references: match.references, value: match.value)
  }
}
