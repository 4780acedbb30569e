@testable import CloudTrail

/// Takes batches as the writer does: learns the new words first, then reads the rows.
struct RowCollector {
  private(set) var rows: [DecodedRow] = []
  private(set) var parts: [FilePart] = []

  private var generation = 0
  private var words: [[UInt8]] = []
  private var shapes: [(members: [UInt8], columns: Shape)] = []
  private var identities: [(members: [UInt8], columns: Identity)] = []
  private var clients: [(members: [UInt8], columns: Client)] = []

  mutating func take(_ batch: EventBatch) {
    learn(batch)
    rows += batch.rows.map { decoded($0, batch) }
    parts += batch.files
  }

  private mutating func learn(_ batch: EventBatch) {
    if batch.generation != generation {
      generation = batch.generation
      (words, shapes, identities, clients) = ([], [], [], [])
    }
    for word in batch.news.words {
      precondition(Int(word.number) == words.count, "words are numbered in order")
      words.append(Self.text(word.text, batch))
    }
    shapes += batch.news.shapes.map { (Self.text($0.text, batch), $0.columns) }
    identities += batch.news.identities.map { (Self.text($0.text, batch), $0.columns) }
    clients += batch.news.clients.map { (Self.text($0.text, batch), $0.columns) }
  }

  private func decoded(_ row: EventRow, _ batch: EventBatch) -> DecodedRow {
    func text(_ range: ByteRange) -> [UInt8]? {
      range.isEmpty ? nil : Self.text(range, batch)
    }
    func word(_ number: UInt32) -> String? {
      number == EventRow.noWord ? nil : String(decoding: words[Int(number)], as: UTF8.self)
    }
    let shape = shapes[Int(row.shape)]
    let identity = row.identity == EventRow.noWord ? nil : identities[Int(row.identity)]
    let client = row.client == EventRow.noWord ? nil : clients[Int(row.client)]
    return DecodedRow(
      key: row.key, flags: row.flags, outcome: row.outcome, position: row.position,
      shapeMembers: shape.members, identityMembers: identity?.members,
      clientMembers: client?.members, shape: shape.columns, identity: identity?.columns,
      client: client?.columns, name: word(row.name), actor: word(row.actor),
      address: word(row.address), eventID: text(row.eventID), requestID: text(row.requestID),
      sharedEventID: text(row.sharedEventID), errorMessage: text(row.errorMessage),
      requestParameters: text(row.requestParameters), responseElements: text(row.responseElements),
      additionalEventData: text(row.additionalEventData), resources: text(row.resources),
      rest: text(row.rest), original: text(row.original))
  }

  private static func text(_ range: ByteRange, _ batch: EventBatch) -> [UInt8] {
    guard range.offset & EventBatch.extraBit != 0 else {
      return Array(batch.text.bytes[range.start..<range.end])
    }
    let start = Int(range.offset & ~EventBatch.extraBit)
    return Array(batch.extra[start..<(start + Int(range.count))])
  }
}
