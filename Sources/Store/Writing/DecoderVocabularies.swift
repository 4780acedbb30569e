import CloudTrail

/// What the writer knows of the numbers that decoders gave to texts.
///
/// A rollback takes the rows of texts away that were new in the transaction, and not every batch
/// that brought them comes again: those of a large file are given back as they are used. So the
/// texts are kept until the commit, and after a rollback they get their rows anew.
struct DecoderVocabularies {
  /// One decoder, from one time that it forgot its vocabularies to the next.
  private struct Epoch: Hashable {
    let decoder: Int
    let generation: Int

    init(_ lesson: VocabularyLesson) {
      decoder = lesson.decoder
      generation = lesson.generation
    }
  }

  private var maps: [Epoch: VocabularyMap] = [:]
  /// How much was known when the transaction began.
  private var marks: [Epoch: VocabularyMap.Mark] = [:]
  /// What was learned in the transaction.
  private var lessons: [VocabularyLesson] = []
  private var mustLearnAgain = false

  /// Learns again what a rollback took away; to be called as a transaction begins.
  mutating func begin(_ tables: VocabularyTables) throws(DatabaseError) {
    guard mustLearnAgain else { return }
    for lesson in lessons { _ = try learn(lesson, tables) }
    mustLearnAgain = false
  }

  /// Learns what a batch brings; returns the rows of its decoder's numbers.
  mutating func learn(
    _ batch: EventBatch, _ tables: VocabularyTables
  ) throws(DatabaseError) -> VocabularyMap {
    let lesson = VocabularyLesson(batch)
    let isNew = try learn(lesson, tables)
    if isNew { lessons.append(lesson) }
    return maps[Epoch(lesson)] ?? VocabularyMap()
  }

  private mutating func learn(
    _ lesson: VocabularyLesson, _ tables: VocabularyTables
  ) throws(DatabaseError) -> Bool {
    let epoch = Epoch(lesson)
    var map = maps[epoch] ?? VocabularyMap()
    if marks[epoch] == nil { marks[epoch] = map.mark }
    // Taken out meanwhile, so that learning does not copy the lists.
    maps[epoch] = nil
    defer { maps[epoch] = map }
    return try map.learn(lesson, tables)
  }

  /// Forgets what only batches could ask for that will not come again.
  ///
  /// To be called when no batch is kept to be written again: then only the last generation of each
  /// decoder is still in use.
  mutating func forgetPastGenerations() {
    var last: [Int: Int] = [:]
    for epoch in maps.keys { last[epoch.decoder] = max(last[epoch.decoder] ?? 0, epoch.generation) }
    lessons.removeAll { $0.generation < last[$0.decoder] ?? 0 }
    for epoch in maps.keys where epoch.generation < last[epoch.decoder] ?? 0 {
      maps[epoch] = nil
      marks[epoch] = nil
    }
  }

  /// Notes the rows of all texts that decoders know.
  func note(in used: UsedWords) {
    for map in maps.values {
      for (table, rows) in [
        (SealedTable.word, map.words), (.shape, map.shapes), (.identity, map.identities),
        (.client, map.clients),
      ] {
        for row in rows { used.note(table, row) }
      }
    }
  }

  /// The transaction is committed: what was learned has its rows for good.
  mutating func commit() {
    marks.removeAll(keepingCapacity: true)
    lessons.removeAll()
    forgetPastGenerations()
  }

  /// The transaction is undone, and with it the rows of what was learned.
  mutating func rollback() {
    for (epoch, mark) in marks { maps[epoch]?.cut(to: mark) }
    marks.removeAll(keepingCapacity: true)
    mustLearnAgain = !lessons.isEmpty
  }
}
