import CloudTrail
import Glibc

/// Inserts events, and finds out about those that are there already.
package final class EventTable {
  /// What became of a row.
  enum Fate: Equatable {
    /// It is new.
    case stored(EventKey)
    /// The same event is stored; whether by this very record of this very file.
    case duplicate(EventKey, isSameRecord: Bool)
    /// Another event with the same time and id is stored; both are kept now.
    case conflict(EventKey, other: EventKey)
  }

  private let connection: Connection
  private let seals: SealBook
  private var hashInput = HashInput()
  private var recent = RecentKeys()
  private let insert: Statement
  private let find: Statement
  private let keepOriginal: Statement
  private let noteConflict: Statement
  private let readRecord: Statement
  private let move: Statement
  private let delete: Statement

  package static let textColumns = [
    "event_id", "request_id", "shared_event_id", "error_message", "request_parameters",
    "response_elements", "additional_event_data", "resources", "rest",
  ]
  package static let numberColumns = [
    "file", "position", "flags", "outcome", "shape", "identity", "client", "name", "actor",
    "address",
  ]

  init(_ connection: Connection, seals: SealBook) throws(DatabaseError) {
    self.connection = connection
    self.seals = seals
    insert = try connection.prepare(Self.insertSQL)
    let columns =
      (["file", "position", "shape", "identity", "client", "address"]
      + Self.textColumns).joined(separator: ", ")
    find = try connection.prepare("SELECT \(columns) FROM event WHERE id = ?1")
    keepOriginal = try connection.prepare(
      "INSERT OR REPLACE INTO original (event, bytes) VALUES (?1, ?2)")
    noteConflict = try connection.prepare(
      "INSERT OR IGNORE INTO conflict (event, other) VALUES (?1, ?2)")
    readRecord = try connection.prepare("SELECT record FROM events WHERE event_key = ?1")
    move = try connection.prepare("UPDATE OR IGNORE event SET id = ?2 WHERE id = ?1")
    delete = try connection.prepare("DELETE FROM event WHERE id = ?1")
  }

  /// The statement that stores one event; the benchmark's floor runs the same.
  package static var insertSQL: String {
    let columns = ["id"] + numberColumns + textColumns
    let places = (1...columns.count).map { "?\($0)" }.joined(separator: ", ")
    return
      "INSERT OR IGNORE INTO event (\(columns.joined(separator: ", "))) VALUES (\(places))"
  }

  /// Stores a row of a batch; what is new is sealed with the transaction.
  func store(
    _ row: EventRow, of batch: BatchText, file: Int64, map: VocabularyMap
  ) throws(DatabaseError) -> Fate {
    let numbers = Self.numbers(row, file, map)
    bind(row, numbers, batch)
    let fate = try storeBound(row, of: batch, file: file, map: map)
    switch fate {
    case .stored(let key), .conflict(let key, _):
      seals.add(
        event: key.value, RowHasher.eventHash(key.value, numbers, row.textHash, &hashInput))
    case .duplicate: break
    }
    return fate
  }

  private func storeBound(
    _ row: EventRow, of batch: BatchText, file: Int64, map: VocabularyMap
  ) throws(DatabaseError) -> Fate {
    var keys: KeySequence?
    var key = row.key
    while try !add(as: key) {
      switch try compare(key, row, batch, file, map) {
      case .otherEvent:
        var others = keys ?? KeySequence(row, batch)
        key = others.next()
        keys = others
      case .sameContent(let isSameRecord):
        return .duplicate(key, isSameRecord: isSameRecord)
      case .otherContent(let isSameRecord):
        let rival = Rival(key: key, isSameRecord: isSameRecord)
        return try settle(row, with: rival, batch, file)
      }
    }
    try keepOriginal(of: row, as: key, batch)
    return .stored(key)
  }

  /// Stores the row that is bound; returns false when another one has the key.
  private func add(as key: EventKey) throws(DatabaseError) -> Bool {
    if recent.contains(key) { return false }
    insert.bind(1, key.value)
    try insert.run()
    recent.insert(key)
    return connection.changeCount > 0
  }

  /// Forgets what a rolled back transaction may have taken away.
  func forget() { recent.removeAll() }

  private func keepOriginal(
    of row: EventRow, as key: EventKey, _ batch: BatchText
  ) throws(DatabaseError) {
    guard !row.original.isEmpty else { return }
    keepOriginal.bind(1, key.value)
    keepOriginal.bindBytesInPlace(2, batch.bytes(row.original))
    try keepOriginal.run()
  }

  /// The values of ``numberColumns``.
  private static func numbers(
    _ row: EventRow, _ file: Int64, _ map: VocabularyMap
  ) -> InlineArray<10, Int64?> {
    [
      file, Int64(row.position), Int64(row.flags.rawValue) | map.topics[Int(row.shape)],
      Int64(row.outcome.rawValue), map.shapes[Int(row.shape)],
      row.identity == EventRow.noWord ? nil : map.identities[Int(row.identity)],
      row.client == EventRow.noWord ? nil : map.clients[Int(row.client)],
      map.word(row.name), map.word(row.actor), map.word(row.address),
    ]
  }

  private func bind(_ row: EventRow, _ numbers: InlineArray<10, Int64?>, _ batch: BatchText) {
    for index in numbers.indices { insert.bind(Int32(2 + index), numbers[index]) }
    let texts = row.texts
    for index in texts.indices { bindText(Int32(12 + index), texts[index], batch) }
  }

  @inline(__always)
  private func bindText(_ index: Int32, _ range: ByteRange, _ batch: BatchText) {
    if range.isEmpty {
      insert.bindNull(index)
    } else {
      insert.bindInPlace(index, batch.bytes(range))
    }
  }

  // MARK: Events that are there already

  private enum Comparison {
    case otherEvent
    case sameContent(isSameRecord: Bool)
    case otherContent(isSameRecord: Bool)
  }

  /// A stored event with the time and id of one that comes.
  private struct Rival {
    let key: EventKey
    let isSameRecord: Bool
  }

  private func compare(
    _ key: EventKey, _ row: EventRow, _ batch: BatchText, _ file: Int64, _ map: VocabularyMap
  ) throws(DatabaseError) -> Comparison {
    find.bind(1, key.value)
    defer { find.reset() }
    guard try find.step() else { throw Self.keptOut }
    guard isEqual(6, row.eventID, batch) else { return .otherEvent }
    let sameWords =
      find.number(2) == map.shapes[Int(row.shape)]
      && find.optionalNumber(3)
        == (row.identity == EventRow.noWord ? nil : map.identities[Int(row.identity)])
      && find.optionalNumber(4)
        == (row.client == EventRow.noWord ? nil : map.clients[Int(row.client)])
      && find.optionalNumber(5) == map.word(row.address)
    let texts = row.texts
    let sameTexts = texts.indices.allSatisfy { isEqual(Int32(6 + $0), texts[$0], batch) }
    let isSameRecord = find.number(0) == file && find.number(1) == Int64(row.position)
    return sameWords && sameTexts
      ? .sameContent(isSameRecord: isSameRecord) : .otherContent(isSameRecord: isSameRecord)
  }

  private func isEqual(_ column: Int32, _ range: ByteRange, _ batch: BatchText) -> Bool {
    if range.isEmpty { return find.isNull(column) }
    let stored = find.bytes(column)
    let new = batch.bytes(range)
    guard stored.count == new.count else { return false }
    guard let first = stored.baseAddress, let second = new.baseAddress else { return true }
    return memcmp(first, second, stored.count) == 0
  }

  /// Tells a copy that another tool wrote anew from an event that claims another's id.
  ///
  /// The row is laid out somewhere for a moment, to be compared as JSON. An event that claims the id
  /// of another is stored under a hash of its content, so that its own copies find it at once,
  /// however many claim the same.
  private func settle(
    _ row: EventRow, with rival: Rival, _ batch: BatchText, _ file: Int64
  ) throws(DatabaseError) -> Fate {
    let bench = try layOut(row, file)
    let content = CanonicalJSON.text(try record(of: bench))
    if CanonicalJSON.text(try record(of: rival.key)) == content {
      try delete(bench)
      return .duplicate(rival.key, isSameRecord: rival.isSameRecord)
    }
    var keys = KeySequence(seconds: row.key.seconds, text: content)
    var key = keys.next()
    while key != bench {
      if try move(bench, to: key) { break }
      if CanonicalJSON.text(try record(of: key)) == content {
        try delete(bench)
        return .duplicate(key, isSameRecord: try isRecord(row.position, of: file, at: key))
      }
      key = keys.next()
    }
    try keepOriginal(of: row, as: key, batch)
    for (event, other) in [(key, rival.key), (rival.key, key)] {
      noteConflict.bind(1, event.value)
      noteConflict.bind(2, other.value)
      try noteConflict.run()
    }
    return .conflict(key, other: rival.key)
  }

  /// Stores the row that is bound at any free key of its second, for the view to show its record.
  private func layOut(_ row: EventRow, _ file: Int64) throws(DatabaseError) -> EventKey {
    var keys = KeySequence(seconds: row.key.seconds, text: Array("\(file) \(row.position)".utf8))
    var key = keys.next()
    while try !add(as: key) {
      guard try isThere(key) else { throw Self.keptOut }
      key = keys.next()
    }
    return key
  }

  /// Told where a row is neither stored nor there already: to try other keys would never end.
  private static let keptOut = DatabaseError(
    "an event cannot be stored, for something that Trailbell did not make keeps it out, such as a "
      + "unique index; 'trailbell verify --database FILE' names it")

  private func isThere(_ key: EventKey) throws(DatabaseError) -> Bool {
    find.bind(1, key.value)
    defer { find.reset() }
    return try find.step()
  }

  /// Moves a row; returns false when another one has the key.
  private func move(_ event: EventKey, to key: EventKey) throws(DatabaseError) -> Bool {
    move.bind(1, event.value)
    move.bind(2, key.value)
    try move.run()
    guard connection.changeCount > 0 else { return false }
    recent.remove(event)
    return true
  }

  private func delete(_ event: EventKey) throws(DatabaseError) {
    delete.bind(1, event.value)
    try delete.run()
    recent.remove(event)
  }

  private func isRecord(
    _ position: UInt32, of file: Int64, at key: EventKey
  ) throws(DatabaseError) -> Bool {
    find.bind(1, key.value)
    defer { find.reset() }
    return try find.step() && find.number(0) == file && find.number(1) == Int64(position)
  }

  private func record(of key: EventKey) throws(DatabaseError) -> String {
    readRecord.bind(1, key.value)
    defer { readRecord.reset() }
    return try readRecord.step() ? readRecord.text(0) : ""
  }
}
