import CloudTrail
import Rules

/// One event among the matches of a group, as an alarm's condition sees it.
///
/// An event that answered several of the alarm's rules is one match; of a CloudWatch alarm it is one
/// for each, as every filter reports a value of its own. An episode of another alarm
/// that the alarm refers to is one match as well: it counts when that episode began, and its key is
/// that of an event which stands for it.
public struct GroupMatch: Sendable, Hashable {
  /// The event.
  public let event: EventKey
  /// When it counts, in seconds since 1970: the event's own time, or the beginning of an episode.
  public let seconds: Int64
  /// Which of the alarm's references the event answered: the bit of each one's position.
  public let references: UInt64
  /// What the alarm measures of it, if the event has that.
  public let value: MatchValue?

  /// An event that counts at its own time.
  public init(event: EventKey, references: UInt64 = 1, value: MatchValue? = nil) {
    self.init(event: event, countedAt: event.seconds, references: references, value: value)
  }

  /// An event that counts at another time than its own.
  public init(event: EventKey, countedAt seconds: Int64, references: UInt64, value: MatchValue?) {
    self.event = event
    self.seconds = seconds
    self.references = references
    self.value = value
  }

  /// The value where it is a finite number; others can neither be added nor compared.
  var number: Double? {
    guard case .number(let number) = value, number.isFinite else { return nil }
    return number
  }
}

extension GroupMatch: Comparable {
  /// Orders by time, then by event: the order in which conditions take their matches.
  public static func < (left: GroupMatch, right: GroupMatch) -> Bool {
    (left.seconds, left.event, left.references) < (right.seconds, right.event, right.references)
  }
}

extension [GroupMatch] {
  /// Where the matches begin that count at a time or later.
  public func firstPosition(from time: Int64) -> Int { firstPosition { $0.seconds < time } }
}
