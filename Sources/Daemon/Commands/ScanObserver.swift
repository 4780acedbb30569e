import CloudTrail
import Rules

/// What a scan keeps of an event that answered yes.
struct ScanEvent: Sendable {
  /// Which event it is.
  var identity: ScanIdentity
  let actor: String?
  let address: String?
  let eventName: String?
}

extension ScanEvent: Hashable {
  /// Copies of an event are the same; rivals that claim its id are not.
  static func == (left: ScanEvent, right: ScanEvent) -> Bool { left.identity == right.identity }

  func hash(into hasher: inout Hasher) { hasher.combine(identity) }
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
  private let identities: any ScanIdentities
  private let needsActivity: Bool
  /// By alarm, whether it can do without telling rivals from copies.
  private let isKeptInRuns: [Bool]
  private let tellsMatches: Bool
  private var cache: CandidateCache
  private var found = ScanFound()

  /// - Parameters:
  ///   - identities: tell which events the records are.
  ///   - tellsMatches: whether each match matters, and not only the alerts.
  init(
    _ book: RuleBook, identities: any ScanIdentities = FileIdentities(),
    tellsMatches: Bool = false
  ) {
    rules = book.rules
    self.identities = identities
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
    if needsActivity { noteActivity(at: identities.seconds(of: row)) }
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
          record, in: bytes,
          identity: identities.identity(
            of: record, in: bytes, row: row, isCompared: isCompared),
          actor: context.actor, eventName: facts.shape(row.shape).eventName)
      if isCompared { event = known } else { plainEvent = known }
      found.matches.append(
        ScanMatch(detection: detection, event: known, groups: groups, row: index))
    }
  }

  private func noteActivity(at seconds: Int64) {
    guard seconds != EventKey.untimedSeconds else { return }
    found.activeMinutes.insert(seconds / 60)
  }

  func discardRows(from index: Int) { found.matches.removeAll { $0.row >= index } }

  func take() -> ScanFound {
    defer { found = ScanFound() }
    return found
  }
}

extension ScanEvent {
  fileprivate init(
    _ record: borrowing Record, in bytes: RawSpan, identity: ScanIdentity, actor: String?,
    eventName: String?
  ) {
    let address = record[.sourceIPAddress]
    self.init(
      identity: identity, actor: actor,
      address: address.isEmpty ? nil : JSONString.text(of: address, in: bytes),
      eventName: eventName)
  }
}
