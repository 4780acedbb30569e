import CloudTrail

/// The texts that became known in a batch, taken out of it: the batch is used again, they stay.
struct VocabularyLesson {
  let decoder: Int
  let generation: Int
  let words: [(number: UInt32, text: String)]
  let shapes: [(number: UInt32, text: String, columns: Shape)]
  let identities: [(number: UInt32, text: String, columns: Identity)]
  let clients: [(number: UInt32, text: String, columns: Client)]

  init(_ batch: EventBatch) {
    decoder = batch.decoder
    generation = batch.generation
    words = batch.news.words.map { ($0.number, batch.extra($0.text)) }
    shapes = batch.news.shapes.map { ($0.number, batch.extra($0.text), $0.columns) }
    identities = batch.news.identities.map { ($0.number, batch.extra($0.text), $0.columns) }
    clients = batch.news.clients.map { ($0.number, batch.extra($0.text), $0.columns) }
  }
}

extension EventBatch {
  /// A text among those made while decoding.
  fileprivate func extra(_ range: ByteRange) -> String {
    let start = Int(range.offset & ~EventBatch.extraBit)
    return String(decoding: extra[start..<(start + Int(range.count))], as: UTF8.self)
  }
}
