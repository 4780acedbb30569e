import Alarms
import CloudTrail

/// Writes what the daemon noticed of itself.
final class SignalTable {
  private let findInMinute: Statement
  private let findLast: Statement
  private let insert: Statement

  init(_ connection: Connection) throws(DatabaseError) {
    findInMinute = try connection.prepare(
      "SELECT 1 FROM signal WHERE id >= ?1 AND id < ?2 AND rule = ?3 AND group_key = ?4 LIMIT 1")
    findLast = try connection.prepare("SELECT max(id) FROM signal WHERE id >= ?1 AND id < ?2")
    insert = try connection.prepare(
      "INSERT INTO signal (id, rule, group_key, text) VALUES (?1, ?2, ?3, ?4)")
  }

  /// Writes a signal; returns its number, or nil where the minute has one of the same rule and group.
  ///
  /// One a minute: a folder full of damaged files must not fill the database with complaints, and a
  /// transaction that is tried again must not count twice.
  func add(_ signal: Signal, rule: Int64, group: Int64) throws(DatabaseError) -> EventKey? {
    guard try !hasSignal(inMinuteOf: signal.seconds, rule, group) else { return nil }
    let key = try freeKey(inSecond: signal.seconds)
    insert.bind(1, key.value)
    insert.bind(2, rule)
    insert.bind(3, group)
    insert.bind(4, signal.text)
    try insert.run()
    return key
  }

  private func hasSignal(
    inMinuteOf seconds: Int64, _ rule: Int64, _ group: Int64
  ) throws(DatabaseError) -> Bool {
    let minute = Minutes.minute(of: seconds)
    findInMinute.bind(1, EventKey.first(ofClamped: Minutes.firstSecond(of: minute)).value)
    findInMinute.bind(2, EventKey.first(ofClamped: Minutes.firstSecond(of: minute + 1)).value)
    findInMinute.bind(3, rule)
    findInMinute.bind(4, group)
    defer { findInMinute.reset() }
    return try findInMinute.step()
  }

  private func freeKey(inSecond seconds: Int64) throws(DatabaseError) -> EventKey {
    let first = EventKey.first(ofClamped: seconds)
    findLast.bind(1, first.value)
    findLast.bind(2, EventKey.first(ofClamped: seconds + 1).value)
    defer { findLast.reset() }
    guard try findLast.step(), let last = findLast.optionalNumber(0) else { return first }
    return EventKey(value: last + 1)
  }
}
