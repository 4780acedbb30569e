import CloudTrail

/// Which rows of the database stand for the numbers of one decoder's vocabularies.
///
/// Numbers count up, so each list is indexed by them, and a rolled back transaction is undone by
/// cutting the lists to their former lengths.
struct VocabularyMap {
  /// The lengths of the lists at one moment.
  struct Mark {
    fileprivate let words: Int
    fileprivate let shapes: Int
    fileprivate let identities: Int
    fileprivate let clients: Int
  }

  private(set) var words: [Int64] = []
  private(set) var shapes: [Int64] = []
  private(set) var identities: [Int64] = []
  private(set) var clients: [Int64] = []

  var mark: Mark {
    Mark(
      words: words.count, shapes: shapes.count, identities: identities.count,
      clients: clients.count)
  }

  mutating func cut(to mark: Mark) {
    words.removeLast(words.count - mark.words)
    shapes.removeLast(shapes.count - mark.shapes)
    identities.removeLast(identities.count - mark.identities)
    clients.removeLast(clients.count - mark.clients)
  }

  /// Learns what a batch brings; what a batch brought before, it cannot bring again.
  mutating func learn(
    _ batch: EventBatch, _ vocabulary: VocabularyTables
  ) throws(DatabaseError) {
    for word in batch.news.words where word.number >= words.count {
      words.append(try vocabulary.word(batch.extra(word.text)))
    }
    for shape in batch.news.shapes where shape.number >= shapes.count {
      shapes.append(try vocabulary.shape(shape.columns, batch.extra(shape.text)))
    }
    for identity in batch.news.identities where identity.number >= identities.count {
      identities.append(
        try vocabulary.identity(identity.columns, batch.extra(identity.text)))
    }
    for client in batch.news.clients where client.number >= clients.count {
      clients.append(try vocabulary.client(client.columns, batch.extra(client.text)))
    }
  }

  /// The row of a word, nil for none.
  @inline(__always)
  func word(_ number: UInt32) -> Int64? {
    number == EventRow.noWord ? nil : words[Int(number)]
  }
}

extension EventBatch {
  /// A text among those made while decoding.
  func extra(_ range: ByteRange) -> String {
    let start = Int(range.offset & ~EventBatch.extraBit)
    return String(decoding: extra[start..<(start + Int(range.count))], as: UTF8.self)
  }
}
