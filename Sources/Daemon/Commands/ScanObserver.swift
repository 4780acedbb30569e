import CloudTrail
import Rules

/// What a scan keeps of an event that answered yes.
struct ScanEvent: Sendable {
  let key: EventKey
  /// A hash of what the event says, whoever wrote it: copies have the same, rivals another.
  ///
  /// It costs more than all rules together; 0 where nobody compares it.
  var contentHash: UInt64
  let eventID: String
  let actor: String?
  let address: String?
  let eventName: String?
}

extension ScanEvent: Hashable {
  /// Copies of an event are the same; rivals that claim its id are not.
  static func == (left: ScanEvent, right: ScanEvent) -> Bool {
    left.key == right.key && left.contentHash == right.contentHash
      && left.eventID == right.eventID
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(key)
    hasher.combine(contentHash)
  }
}

/// One event that answered yes to one detection.
struct ScanMatch: Sendable {
  let detection: Int
  let event: ScanEvent
  /// The alarms that count it, with its group for each.
  let groups: [(subscription: AlarmSubscription, group: MatchGroup)]
  /// The row, to take the match back with.
  let row: Int
}

/// What a part of a file brought.
struct ScanFound: Sendable {
  var matches: [ScanMatch] = []
  /// The minutes since 1970 in which there were events, if an alarm asks for them.
  var activeMinutes: Set<Int64> = []
}

/// Asks the rules about every record, and keeps what matched.
///
/// It belongs to one decoder's thread.
final class ScanObserver: RecordObserver {
  private let rules: RuleSet
  private let needsActivity: Bool
  /// By alarm, whether it can do without telling rivals from copies.
  private let isKeptInRuns: [Bool]
  private let tellsMatches: Bool
  private var cache: CandidateCache
  private var found = ScanFound()

  /// - Parameter tellsMatches: whether each match matters, and not only the alerts.
  init(_ book: RuleBook, tellsMatches: Bool = false) {
    rules = book.rules
    isKeptInRuns = ScanRuns.isKept(book.alarmRules)
    self.tellsMatches = tellsMatches
    needsActivity = rules.alarms.contains {
      if case .metricAlarm = $0.condition { true } else { false }
    }
    cache = CandidateCache(book.rules)
  }

  func batchDidBegin(_ batch: EventBatch) { cache.begin(batch) }

  func observe(
    _ record: borrowing Record, in bytes: RawSpan, row: EventRow, at index: Int,
    facts: borrowing EventBuilder
  ) {
    if needsActivity, row.key.seconds != EventKey.untimedSeconds {
      found.activeMinutes.insert(row.key.seconds / 60)
    }
    let candidates = cache.candidates(of: row, record, bytes, facts)
    if candidates.isEmpty { return }
    let context = EventContext(row, facts)
    var event: ScanEvent?
    var plainEvent: ScanEvent?
    rules.evaluate(candidates, record: record, in: bytes, context: context) { detection in
      let groups = rules.subscriptions(to: detection).compactMap { subscription in
        rules.group(for: subscription, record: record, in: bytes, context: context)
          .map { (subscription: subscription, group: $0) }
      }
      let isCompared =
        tellsMatches || groups.contains { !isKeptInRuns[$0.subscription.alarm] }
      // Once for all rules that an event matches.
      let known =
        (isCompared ? event : plainEvent)
        ?? ScanEvent(
          record, in: bytes, key: row.key, actor: context.actor,
          eventName: facts.shape(row.shape).eventName, isCompared: isCompared)
      if isCompared { event = known } else { plainEvent = known }
      found.matches.append(
        ScanMatch(detection: detection, event: known, groups: groups, row: index))
    }
  }

  func discardRows(from index: Int) { found.matches.removeAll { $0.row >= index } }

  func take() -> ScanFound {
    defer { found = ScanFound() }
    return found
  }
}

extension ScanEvent {
  fileprivate init(
    _ record: borrowing Record, in bytes: RawSpan, key: EventKey, actor: String?,
    eventName: String?, isCompared: Bool
  ) {
    let id = record[.eventID]
    let address = record[.sourceIPAddress]
    self.init(
      key: key,
      contentHash: isCompared ? ContentHash.of(CanonicalJSON.text(bytes.text(record.range))) : 0,
      eventID: id.isEmpty ? "" : JSONString.text(of: id, in: bytes), actor: actor,
      address: address.isEmpty ? nil : JSONString.text(of: address, in: bytes),
      eventName: eventName)
  }
}
