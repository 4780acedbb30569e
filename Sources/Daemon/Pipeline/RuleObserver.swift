import Alarms
import CloudTrail
import Rules

/// Asks the rules about every record, and notes which alarms count it.
final class RuleObserver: RecordObserver {
  /// What the batch being filled has matched so far.
  let matches = MatchList()

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
    let candidates = candidates(of: row, record, bytes, facts)
    if candidates.isEmpty { return }
    let context = EventContext(actor: facts.actor(row.identity), outcome: row.outcome.name)
    rules.evaluate(candidates, record: record, in: bytes, context: context) { detection in
      for alarm in rules.alarms(of: detection) {
        guard
          let group = rules.groupKey(
            for: rules.alarms[alarm], record: record, in: bytes, context: context)
        else { continue }
        matches.append(EventMatch(row: index, rule: alarm, group: group))
      }
    }
  }

  func discardRows(from index: Int) { matches.discard(from: index) }

  private func candidates(
    of row: EventRow, _ record: borrowing Record, _ bytes: RawSpan,
    _ facts: borrowing EventBuilder
  ) -> [Int32] {
    let shape = Int(row.shape)
    if shape < candidates.count, let known = candidates[shape] { return known }
    let found = findCandidates(facts.shape(row.shape), record, bytes)
    while candidates.count <= shape { candidates.append(nil) }
    candidates[shape] = found
    return found
  }

  private func findCandidates(
    _ shape: Shape, _ record: borrowing Record, _ bytes: RawSpan
  ) -> [Int32] {
    // The index is by text: where a record has something else, every rule is asked.
    for member in [Member.eventSource, .eventName] where !record[member].isEmpty {
      let kind = JSONKind(firstByte: bytes.byte(record[member].start))
      guard kind == .string || kind == .null else { return rules.allCandidates }
    }
    return rules.candidates(eventSource: shape.eventSource, eventName: shape.eventName)
  }
}
