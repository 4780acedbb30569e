import CloudTrail
import Daemon
import Rules

/// Asks the rules about every record, as the pipeline does, and counts the matches.
final class RuleAsker: RecordObserver {
  private(set) var matchCount = 0
  private let rules: RuleSet
  /// The detections that a shape's events can match, by the decoder's number of the shape.
  private var candidates: [[Int32]?] = []
  private var generation = -1

  init(_ book: RuleBook) { rules = book.rules }

  func batchDidBegin(_ batch: EventBatch) {
    guard batch.generation != generation else { return }
    generation = batch.generation
    candidates.removeAll(keepingCapacity: true)
  }

  func observe(
    _ record: borrowing Record, in bytes: RawSpan, row: EventRow, at index: Int,
    facts: borrowing EventBuilder
  ) {
    let candidates = candidates(of: row, facts)
    if candidates.isEmpty { return }
    let context = EventContext(actor: facts.actor(row.identity), outcome: row.outcome.name)
    rules.evaluate(candidates, record: record, in: bytes, context: context) { detection in
      for alarm in rules.alarms(of: detection) {
        let key = rules.groupKey(
          for: rules.alarms[alarm], record: record, in: bytes, context: context)
        if key != nil { matchCount += 1 }
      }
    }
  }

  func discardRows(from index: Int) {}

  private func candidates(of row: EventRow, _ facts: borrowing EventBuilder) -> [Int32] {
    let shape = Int(row.shape)
    if shape < candidates.count, let known = candidates[shape] { return known }
    let described = facts.shape(row.shape)
    let found = rules.candidates(
      eventSource: described.eventSource, eventName: described.eventName)
    while candidates.count <= shape { candidates.append(nil) }
    candidates[shape] = found
    return found
  }
}
