import Alarms
import CloudTrail
import Rules

/// All matches of a group since a time, in order, in as little memory as they need.
struct RecentMatches {
  /// What a match says beside its event.
  private struct Details {
    let references: UInt64
    let value: MatchValue?

    static let none = Details(references: 1, value: nil)

    init(references: UInt64, value: MatchValue?) {
      self.references = references
      self.value = value
    }

    init(_ match: GroupMatch) { self.init(references: match.references, value: match.value) }

    /// What a long text takes beside.
    var textByteCount: Int {
      guard case .text(let text) = value, text.utf8.count > 15 else { return 0 }
      return text.utf8.count + 32
    }
  }

  /// From when on they are all here, in seconds since 1970.
  private(set) var since: Int64
  private var events: [EventKey]
  /// By position; empty as long as no match says more than its event.
  private var details: [Details] = []
  /// What the texts of details take, in bytes.
  private var textByteCount = 0

  /// About what an event and its details take where they lie, with room to grow, in bytes.
  private static let eventByteCount = 16
  private static let detailsByteCount = 80

  /// All matches since a time, in order.
  init(_ matches: [GroupMatch], since: Int64) {
    self.since = since
    events = []
    append(matches)
  }

  /// The events of all matches since a time, in order, where nothing else matters of them.
  init(events: [EventKey], since: Int64) {
    self.since = since
    self.events = events
  }

  /// About how much memory they take, in bytes.
  var byteCount: Int {
    events.count * Self.eventByteCount + details.count * Self.detailsByteCount + textByteCount
  }

  // MARK: Asking

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

  // MARK: Changing

  /// Puts matches, which are in order, in their places; returns false where an event was here
  /// already, which then stays as it was.
  mutating func insert(_ matches: [GroupMatch]) -> Bool {
    guard let first = matches.first else { return true }
    // Most come last. Behind the first that does not, old and new ones are put together anew.
    let position = events.firstPosition { $0 < first.event }
    var later = (position..<events.count).map(match)[...]
    cut(behind: position)
    var isNew = true
    var merged: [GroupMatch] = []
    merged.reserveCapacity(later.count + matches.count)
    for match in matches {
      while let next = later.first, next.event < match.event { merged.append(later.removeFirst()) }
      if later.first?.event == match.event || merged.last?.event == match.event {
        isNew = false
      } else {
        merged.append(match)
      }
    }
    merged += later
    append(merged)
    return isNew
  }

  /// Forgets what is older than a time.
  mutating func forget(before seconds: Int64) {
    guard seconds > since else { return }
    let count = firstPosition(from: seconds)
    since = seconds
    guard count > 0 else { return }
    textByteCount -= details.prefix(count).reduce(0) { $0 + $1.textByteCount }
    // New arrays: the old ones would keep the room of what is gone.
    events = Array(events.dropFirst(count))
    details = Array(details.dropFirst(count))
  }

  private mutating func cut(behind position: Int) {
    textByteCount -= details.dropFirst(position).reduce(0) { $0 + $1.textByteCount }
    events.removeLast(events.count - position)
    if !details.isEmpty { details.removeLast(details.count - position) }
  }

  private mutating func append(_ matches: [GroupMatch]) {
    let sayMore = matches.contains { $0.references != 1 || $0.value != nil }
    if sayMore, details.isEmpty { details = Array(repeating: .none, count: events.count) }
    let areDetailed = sayMore || !details.isEmpty
    events += matches.map(\.event)
    guard areDetailed else { return }
    let new = matches.map { Details($0) }
    details += new
    textByteCount += new.reduce(0) { $0 + $1.textByteCount }
  }
}
