import CloudTrail
import Store

/// Which event a record is, as far as a judgement of matches must know it.
struct ScanIdentity: Sendable, Hashable {
  /// The event's second, and a hash of its id.
  let key: EventKey
  /// Tells events apart that claim one id: copies have the same, rivals another.
  ///
  /// 0 where nobody compares rivals.
  var rivalMark: UInt64
  let eventID: String

  static func == (left: ScanIdentity, right: ScanIdentity) -> Bool {
    left.key == right.key && left.rivalMark == right.rivalMark && left.eventID == right.eventID
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(key)
    hasher.combine(rivalMark)
  }
}

extension ScanIdentity: Comparable {
  /// Orders by time, then by what differs, so that the order does not depend on that of files.
  static func < (left: ScanIdentity, right: ScanIdentity) -> Bool {
    (left.key, left.rivalMark, left.eventID) < (right.key, right.rivalMark, right.eventID)
  }
}

/// Tells which events the records of a decoder are.
protocol ScanIdentities: AnyObject {
  /// The second of the event that a row was made of.
  func seconds(of row: EventRow) -> Int64

  /// The event that a record is.
  ///
  /// - Parameter isCompared: whether rivals must be told from copies.
  func identity(
    of record: borrowing Record, in bytes: RawSpan, row: EventRow, isCompared: Bool
  ) -> ScanIdentity
}

/// In trail files an event is what its record says.
final class FileIdentities: ScanIdentities {
  func seconds(of row: EventRow) -> Int64 { row.key.seconds }

  func identity(
    of record: borrowing Record, in bytes: RawSpan, row: EventRow, isCompared: Bool
  ) -> ScanIdentity {
    let id = record[.eventID]
    // A hash of what the event says, whoever wrote it: it costs more than all rules together.
    let mark = isCompared ? ContentHash.of(CanonicalJSON.text(bytes.text(record.range))) : 0
    return ScanIdentity(
      key: row.key, rivalMark: mark,
      eventID: id.isEmpty ? "" : JSONString.text(of: id, in: bytes))
  }
}

/// In a database an event is a row: copies were taken out and rivals told apart when it was stored.
final class StoredIdentities: ScanIdentities {
  /// The records that are being decoded.
  var records = StoredRecords()

  func seconds(of row: EventRow) -> Int64 { key(of: row).seconds }

  func identity(
    of record: borrowing Record, in bytes: RawSpan, row: EventRow, isCompared: Bool
  ) -> ScanIdentity {
    let stored = key(of: row)
    let position = Int(row.position)
    // A rival is stored under another key than the one of its id. What tells it apart is its own
    // key; its place among the events of its second is that of its id, as in a scan of files.
    return ScanIdentity(
      key: EventKey(seconds: stored.seconds, idHash: UInt64(bitPattern: row.key.value)),
      rivalMark: isCompared ? UInt64(bitPattern: stored.value) : 0,
      eventID: records.eventIDs.indices.contains(position) ? records.eventIDs[position] : "")
  }

  /// The key under which the event of a row is stored.
  private func key(of row: EventRow) -> EventKey {
    let position = Int(row.position)
    return records.keys.indices.contains(position) ? records.keys[position] : row.key
  }
}
