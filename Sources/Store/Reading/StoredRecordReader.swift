import CloudTrail
import Retention

/// Reads stored events back as records, in the order of time, a part at a time.
///
/// No transaction stays open from one part to the next: the writer could not use its log again as
/// long as it did. What is stored meanwhile is read where it belongs, if that is still ahead.
public final class StoredRecordReader {
  private let connection: Connection
  private let read: Statement
  private let countEvents: Statement

  /// Opens a database for reading only.
  public init(databasePath: String) throws(DatabaseError) {
    connection = try Database.openCurrentForReading(databasePath)
    read = try connection.prepare(
      """
      SELECT event_key, event_id, record FROM events
      WHERE event_key >= ?1 AND event_key < ?2 ORDER BY event_key
      """)
    // Answered by the index on time alone.
    countEvents = try connection.prepare(
      "SELECT count(*) FROM event WHERE time >= ?1 AND time <= ?2")
  }

  /// The times of the oldest and of the newest event that has one, in seconds since 1970.
  public func times() throws(DatabaseError) -> ClosedRange<Int64>? {
    guard let oldest = try connection.number("SELECT min(time) FROM event"),
      let newest = try connection.number("SELECT max(time) FROM event"), oldest <= newest
    else { return nil }
    return oldest...newest
  }

  /// How many events there are from one second to another, both included.
  public func count(from first: Int64, through last: Int64) throws(DatabaseError) -> Int {
    Int(try countEvents.firstNumber(with: first, last) ?? 0)
  }

  /// What was deleted of a time; asked when it was read, it has also what went meanwhile.
  ///
  /// - Parameters:
  ///   - first: the first second, since 1970; nil for all that is earlier.
  ///   - last: the last second, included.
  public func deletions(
    from first: Int64?, through last: Int64
  ) throws(DatabaseError) -> [PeriodDeletion] {
    try PeriodDeletion.read(connection, from: first, through: last, [.events, .person])
  }

  /// The next events from a key on, as many as make a part; none where there are no more.
  ///
  /// - Parameter byteMaximum: the text after which a part ends, in bytes; its last record may
  ///   exceed it.
  public func records(
    from first: EventKey, before end: EventKey, byteMaximum: Int
  ) throws(DatabaseError) -> StoredRecords {
    read.bind(1, first.value)
    read.bind(2, end.value)
    defer { read.reset() }
    var records = StoredRecords()
    while records.isEmpty || records.byteCount < byteMaximum, try read.step() {
      records.append(
        EventKey(value: read.number(0)), eventID: read.text(1), record: read.bytes(2))
    }
    records.close()
    return records
  }
}
