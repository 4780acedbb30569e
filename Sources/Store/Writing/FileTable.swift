import CloudTrail

/// Writes the ledger.
final class FileTable {
  private let seals: SealBook
  private let findDirectory: Statement
  private let addDirectory: Statement
  private let find: Statement
  private let findSeal: Statement
  private let upsert: Statement
  private let clearRejections: Statement
  private let addRejection: Statement
  private var nextID: Int64
  private var lastDirectory: (path: String, id: Int64)?
  /// The numbers of files that have begun and have no row yet: two tasks may bring the same one.
  private var reserved: [Place: Int64] = [:]

  private struct Place: Hashable {
    let directory: Int64
    let name: [UInt8]
  }

  init(_ connection: Connection, seals: SealBook) throws(DatabaseError) {
    self.seals = seals
    findDirectory = try connection.prepare("SELECT id FROM directory WHERE path = ?1")
    addDirectory = try connection.prepare(
      "INSERT INTO directory (path) VALUES (?1) RETURNING id")
    find = try connection.prepare("SELECT id FROM file WHERE directory = ?1 AND name = ?2")
    findSeal = try connection.prepare("SELECT seal FROM file WHERE id = ?1")
    upsert = try connection.prepare(
      """
      INSERT INTO file (id, directory, name, size, modified_at, changed_at, inode, state, reason,
        records, stored, duplicates, rejected, content_size, stored_at, content_hash,
        has_trailing_bytes, seal)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
      ON CONFLICT (id) DO UPDATE SET size = ?4, modified_at = ?5, changed_at = ?6, inode = ?7,
        state = ?8, reason = ?9, records = ?10, stored = ?11, duplicates = ?12, rejected = ?13,
        content_size = ?14, stored_at = ?15, content_hash = ?16, has_trailing_bytes = ?17,
        seal = ?18, reads = reads + 1
      """)
    clearRejections = try connection.prepare("DELETE FROM rejection WHERE file = ?1")
    addRejection = try connection.prepare(
      "INSERT OR REPLACE INTO rejection (file, record, byte_offset, reason) "
        + "VALUES (?1, ?2, ?3, ?4)")
    nextID = try (connection.number("SELECT max(id) FROM file") ?? 0) + 1
  }

  /// Forgets what a rolled back transaction may have taken away.
  func forget(_ connection: Connection) throws(DatabaseError) {
    lastDirectory = nil
    reserved.removeAll()
    nextID = try (connection.number("SELECT max(id) FROM file") ?? 0) + 1
  }

  /// The row number of a file: its own when the ledger knows it, a new one otherwise.
  func id(of file: LedgerFile) throws(DatabaseError) -> Int64 {
    let directory = try directoryID(file.directory)
    find.bind(1, directory)
    find.bind(2, file.name)
    defer { find.reset() }
    if try find.step() { return find.number(0) }
    let place = Place(directory: directory, name: Array(file.name.utf8))
    if let id = reserved[place] { return id }
    defer { nextID += 1 }
    reserved[place] = nextID
    return nextID
  }

  /// The number of a folder, which is made where it is new.
  func directoryID(_ path: String) throws(DatabaseError) -> Int64 {
    // By bytes: two paths that Unicode calls equivalent are two folders.
    if let lastDirectory, lastDirectory.path.utf8.elementsEqual(path.utf8) {
      return lastDirectory.id
    }
    findDirectory.bind(1, path)
    defer { findDirectory.reset() }
    let id: Int64
    if try findDirectory.step() {
      id = findDirectory.number(0)
    } else {
      addDirectory.bind(1, path)
      defer { addDirectory.reset() }
      _ = try addDirectory.step()
      id = addDirectory.number(0)
      seals.add(.directory, id)
    }
    lastDirectory = (path, id)
    return id
  }

  /// Writes what became of a file.
  func finish(
    _ id: Int64, _ file: LedgerFile, _ part: FilePart, _ counts: RecordCounts,
    nowSeconds: Int64
  ) throws(DatabaseError) {
    let ending = part.ending ?? .complete
    let directory = try directoryID(file.directory)
    upsert.bind(1, id)
    upsert.bind(2, directory)
    upsert.bind(3, file.name)
    // No file has a size below zero, so an unreadable one is new at the next look.
    if case .unreadable = ending {
      upsert.bind(4, -1)
    } else {
      upsert.bind(4, file.identity.size)
    }
    upsert.bind(5, file.identity.modifiedAt)
    upsert.bind(6, file.identity.changedAt)
    upsert.bind(7, file.identity.inode)
    upsert.bind(8, ending.state)
    upsert.bind(9, ending.reason ?? part.warnings.first)
    upsert.bind(10, Int64(counts.records))
    upsert.bind(11, Int64(counts.stored))
    upsert.bind(12, Int64(counts.duplicates))
    upsert.bind(13, Int64(counts.rejected))
    upsert.bind(14, part.contentByteCount)
    upsert.bind(15, nowSeconds)
    upsert.bind(16, blob: part.contentHash?.bytes)
    upsert.bind(17, part.hasTrailingBytes ? 1 : 0)
    upsert.bind(18, seals.openSeal)
    seals.add(.file, id, replacing: try findSeal.firstNumber(with: id))
    try upsert.run()
    reserved[Place(directory: directory, name: Array(file.name.utf8))] = nil
  }

  /// Forgets the rejections of a file that is read again.
  func clearRejections(of id: Int64) throws(DatabaseError) {
    clearRejections.bind(1, id)
    try clearRejections.run()
  }

  /// Writes which records of a file could not be used.
  func add(_ rejections: [Rejection], of id: Int64) throws(DatabaseError) {
    for rejection in rejections {
      addRejection.bind(1, id)
      addRejection.bind(2, Int64(rejection.record))
      addRejection.bind(3, rejection.byteOffset)
      addRejection.bind(4, rejection.reason)
      try addRejection.run()
    }
  }
}
