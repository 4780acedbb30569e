import CloudTrail
import Rules

/// The detections that an event can match, kept by the decoder's number of its shape.
///
/// Service and API name are part of the shape, so all events of a shape have the same candidates.
struct CandidateCache {
  private let rules: RuleSet
  private var candidates: [[Int32]?] = []
  private var generation = -1

  init(_ rules: RuleSet) { self.rules = rules }

  /// Forgets the numbers when the decoder did.
  mutating func begin(_ batch: EventBatch) {
    guard batch.generation != generation else { return }
    generation = batch.generation
    candidates.removeAll(keepingCapacity: true)
  }

  mutating func candidates(
    of row: EventRow, _ record: borrowing Record, _ bytes: RawSpan,
    _ facts: borrowing EventBuilder
  ) -> [Int32] {
    let shape = Int(row.shape)
    if shape < candidates.count, let known = candidates[shape] { return known }
    let found = find(facts.shape(row.shape), record, bytes)
    while candidates.count <= shape { candidates.append(nil) }
    candidates[shape] = found
    return found
  }

  private func find(
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
