import CloudTrail
import Rules

/// What a scan keeps of an event that answered yes.
struct ScanMatch: Sendable {
  let detection: Int
  let key: EventKey
  /// A hash of what the event says, whoever wrote it: copies have the same, rivals another.
  let contentHash: UInt64
  let eventID: String
  let actor: String?
  let address: String?
  let eventName: String?
  /// The alarms that count it, with its group for each.
  let groups: [(alarm: Int, group: String)]
  /// The row, to take the match back with.
  let row: Int
}

/// Asks the rules about every record, and keeps what matched.
///
/// It belongs to one decoder's thread.
final class ScanObserver: RecordObserver {
  private let rules: RuleSet
  private var cache: CandidateCache
  private var matches: [ScanMatch] = []

  init(_ book: RuleBook) {
    rules = book.rules
    cache = CandidateCache(book.rules)
  }

  func batchDidBegin(_ batch: EventBatch) { cache.begin(batch) }

  func observe(
    _ record: borrowing Record, in bytes: RawSpan, row: EventRow, at index: Int,
    facts: borrowing EventBuilder
  ) {
    let candidates = cache.candidates(of: row, record, bytes, facts)
    if candidates.isEmpty { return }
    let context = EventContext(row, facts)
    var contentHash: UInt64?
    rules.evaluate(candidates, record: record, in: bytes, context: context) { detection in
      let groups = rules.alarms(of: detection).compactMap { alarm in
        rules.groupKey(
          for: rules.alarms[alarm], record: record, in: bytes, context: context
        ).map { (alarm: alarm, group: $0) }
      }
      // Once for all rules that an event matches.
      let hash = contentHash ?? ContentHash.of(CanonicalJSON.text(bytes.text(record.range)))
      contentHash = hash
      let id = record[.eventID]
      let address = record[.sourceIPAddress]
      matches.append(
        ScanMatch(
          detection: detection, key: row.key,
          contentHash: hash,
          eventID: id.isEmpty ? "" : JSONString.text(of: id, in: bytes), actor: context.actor,
          address: address.isEmpty ? nil : JSONString.text(of: address, in: bytes),
          eventName: facts.shape(row.shape).eventName, groups: groups, row: index))
    }
  }

  func discardRows(from index: Int) { matches.removeAll { $0.row >= index } }

  func take() -> [ScanMatch] {
    defer { matches.removeAll(keepingCapacity: true) }
    return matches
  }
}
