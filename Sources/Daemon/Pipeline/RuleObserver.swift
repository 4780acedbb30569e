import Alarms
import CloudTrail

/// The rules of a run.
public struct RuleBook: Sendable {
  let alarmRules: [AlarmRule]
  public init() { alarmRules = [] }
}

/// The matches of the batch that is being filled.
final class MatchList: @unchecked Sendable {
  private var matches: [EventMatch] = []
  func take() -> [EventMatch] {
    defer { matches = [] }
    return matches
  }
  func discard(from row: Int) { matches.removeAll { $0.row >= row } }
}

/// Asks the rules about every record.
final class RuleObserver: RecordObserver {
  let matches = MatchList()
  init(_ rules: RuleBook) {}
  func batchDidBegin(_ batch: EventBatch) {}
  func observe(
    _ record: borrowing Record, in bytes: RawSpan, row: EventRow, at index: Int,
    facts: borrowing EventBuilder
  ) {}
  func discardRows(from index: Int) { matches.discard(from: index) }
}
