import CloudTrail

/// Compares rows with their entries, and names them.
final class SealedRows {
  /// What became of a row.
  enum State { case intact, changed, missing }

  private let hasher: RowHasher
  private let topics: SealedTopics
  private let eventID: Statement
  private let path: Statement
  private var noted: [SealedTable: Statement] = [:]

  init(_ connection: Connection) throws(DatabaseError) {
    hasher = try RowHasher(connection)
    topics = try SealedTopics(connection)
    eventID = try connection.prepare("SELECT event_id FROM event WHERE id = ?1")
    path = try connection.prepare("SELECT path FROM files WHERE file_key = ?1")
    for table in SealedTable.allCases where table.notesSeal {
      noted[table] = try connection.prepare("SELECT seal FROM \(table.name) WHERE id = ?1")
    }
  }

  /// What became of the row of an entry.
  func state(of entry: SealEntry, in stored: StoredSeal) throws(DatabaseError) -> State {
    guard let hash = try hasher.hash(entry.table, entry.id) else {
      return .missing
    }
    guard hash == entry.hash else { return .changed }
    if entry.table == .event {
      let found = hasher.lastTopics
      if try topics.bits(ofShape: found.shape) != found.bits { return .changed }
    }
    // Not hashed, for the hash goes into the seal: but it is known what it must be.
    if let noted = noted[entry.table], try noted.firstNumber(with: entry.id) != stored.seal.id {
      return .changed
    }
    return .intact
  }

  /// A row by what a person knows it by, as far as it is still there.
  func name(of table: SealedTable, _ id: Int64) throws(DatabaseError) -> String {
    switch table {
    case .event:
      let name = try text(eventID, id).map { ", event_id \($0)" } ?? ""
      let time = EventKey(value: id).timedSeconds.map(EventTime.text(ofSeconds:)) ?? "no time"
      return "the event of \(time), event_key \(id)\(name)"
    case .file: return try text(path, id).map { "the file \($0)" } ?? "the file \(id)"
    case .hold: return "the legal hold \(id)"
    case .silence: return "the silence \(id)"
    case .directory, .word, .shape, .identity, .client:
      return "the row \(id) of \(table.name), which events refer to"
    }
  }

  private func text(_ statement: Statement, _ id: Int64) throws(DatabaseError) -> String? {
    statement.bind(1, id)
    defer { statement.reset() }
    return try statement.step() ? statement.optionalText(0) : nil
  }
}
