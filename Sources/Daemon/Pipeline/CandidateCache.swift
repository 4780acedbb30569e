import CloudTrail
import Rules

/// The detections that an event can match, found by the decoder's numbers of its sections.
///
/// Most of an event repeats: what was called, by whom, with what, from where. Each of these
/// sections rules most detections out whatever the rest of the event says, and it does so once,
/// for all events that share it.
struct CandidateCache {
  private let rules: RuleSet
  private var byShape: [[Int32]?] = []
  private var filters: [SectionFilter]
  private var generation = -1
  private var narrowed: [Int32] = []

  init(_ rules: RuleSet) {
    self.rules = rules
    filters = [.identity, .client, .address].map { SectionFilter($0, rules) }
  }

  /// Forgets the numbers when the decoder did.
  mutating func begin(_ batch: EventBatch) {
    guard batch.generation != generation else { return }
    generation = batch.generation
    byShape.removeAll(keepingCapacity: true)
    for index in filters.indices { filters[index].removeAll() }
  }

  /// The detections to ask of an event, in ascending order.
  mutating func candidates(
    of row: EventRow, _ record: borrowing Record, _ bytes: RawSpan,
    _ facts: borrowing EventBuilder
  ) -> [Int32] {
    // A name such as `userIdentity.type` at the top would be the value of that path.
    if !record.others.isEmpty, record.hasDottedMember(in: bytes) { return rules.allCandidates }
    let candidates = candidates(ofShapeOf: row, record, bytes, facts)
    if candidates.isEmpty { return candidates }
    narrowed.removeAll(keepingCapacity: true)
    narrowed.append(contentsOf: candidates)
    for index in filters.indices where !narrowed.isEmpty {
      filters[index].narrow(&narrowed, row, record, bytes, facts)
    }
    return narrowed
  }

  private mutating func candidates(
    ofShapeOf row: EventRow, _ record: borrowing Record, _ bytes: RawSpan,
    _ facts: borrowing EventBuilder
  ) -> [Int32] {
    let shape = Int(row.shape)
    if shape < byShape.count, let known = byShape[shape] { return known }
    let context = EventContext(row, facts)
    let found = indexed(facts.shape(row.shape), record, bytes).filter {
      rules.mayMatch($0, knowing: .shape, of: record, in: bytes, context: context)
    }
    while byShape.count <= shape { byShape.append(nil) }
    byShape[shape] = found
    return found
  }

  private func indexed(
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

extension EventContext {
  /// What a row's numbers tell.
  init(_ row: EventRow, _ facts: borrowing EventBuilder) {
    self.init(actor: facts.actor(row.identity), outcome: row.outcome.name)
  }
}
