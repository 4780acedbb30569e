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
  /// What events of a shape are about; see ``Topic``.
  private(set) var topics: [Int64] = []
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
    topics.removeLast(topics.count - mark.shapes)
    identities.removeLast(identities.count - mark.identities)
    clients.removeLast(clients.count - mark.clients)
  }

  /// Learns a lesson; what is known of it already keeps its rows.
  ///
  /// - Returns: whether anything of it was new.
  mutating func learn(
    _ lesson: VocabularyLesson, _ tables: VocabularyTables
  ) throws(DatabaseError) -> Bool {
    var isNew = false
    for word in lesson.words where Self.isNext(word.number, words, &isNew) {
      words.append(try tables.word(word.text))
    }
    for shape in lesson.shapes where Self.isNext(shape.number, shapes, &isNew) {
      shapes.append(try tables.shape(shape.columns, shape.text))
      topics.append(Topic.bits(of: shape.columns))
    }
    for identity in lesson.identities where Self.isNext(identity.number, identities, &isNew) {
      identities.append(try tables.identity(identity.columns, identity.text))
    }
    for client in lesson.clients where Self.isNext(client.number, clients, &isNew) {
      clients.append(try tables.client(client.columns, client.text))
    }
    return isNew
  }

  private static func isNext(_ number: UInt32, _ rows: [Int64], _ isNew: inout Bool) -> Bool {
    // A gap would give every later number the row of another text.
    precondition(number <= rows.count, "a lesson of this decoder was left out")
    guard number == rows.count else { return false }
    isNew = true
    return true
  }

  /// The row of a word, nil for none.
  @inline(__always)
  func word(_ number: UInt32) -> Int64? {
    number == EventRow.noWord ? nil : words[Int(number)]
  }
}
