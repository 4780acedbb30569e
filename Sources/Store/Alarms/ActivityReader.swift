import Alarms
import CloudTrail

/// Tells when the trail had events at all.
final class ActivityReader {
  private let next: Statement

  init(_ connection: Connection) throws(DatabaseError) {
    next = try connection.prepare("SELECT id FROM event WHERE id >= ?1 ORDER BY id LIMIT 1")
  }

  /// The second of the first event after a time.
  func firstTime(after time: Int64) throws(DatabaseError) -> Int64? {
    try firstTime(notBefore: time == .max ? time : time + 1)
  }

  /// The minutes within a range of times that have events.
  func minutes(in range: ClosedRange<Int64>) throws(DatabaseError) -> TrailActivity {
    var runs: [ClosedRange<Int64>] = []
    var time = range.lowerBound
    // From minute to minute: however many events one has, it is one step.
    while time <= range.upperBound, let found = try firstTime(notBefore: time),
      found <= range.upperBound
    {
      let minute = Minutes.minute(of: found)
      runs.append(minute...minute)
      time = Minutes.firstSecond(of: minute + 1)
    }
    return TrailActivity(runs: runs)
  }

  private func firstTime(notBefore time: Int64) throws(DatabaseError) -> Int64? {
    next.bind(1, EventKey.first(ofClamped: time).value)
    defer { next.reset() }
    guard try next.step() else { return nil }
    let seconds = EventKey(value: next.number(0)).seconds
    if seconds != EventKey.untimedSeconds { return seconds }
    // Events without a time stand between those before 1970 and those after.
    next.reset()
    return try firstTime(notBefore: EventKey.untimedSeconds + 1)
  }
}
