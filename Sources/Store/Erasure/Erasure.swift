import CloudTrail

/// Takes a person out of a database: every text that names the person gets a word in its place from
/// which nobody can tell who it was.
///
/// The events stay, so that it can still be seen what was done; the chain over them stays whole. It
/// needs the database to itself.
public final class Erasure {
  /// What there is to erase.
  public struct Survey: Sendable {
    /// How many rows name the person, by table.
    public let rows: [(table: String, count: Int)]
    /// Some of the words that do, to see that nobody else is meant.
    public let examples: [String]
    /// The cases of legal holds in force that name the person, or an event or an alert which does.
    public let holds: [String]
    /// Names that differ only in capitals or in how Unicode puts letters together, and that are left.
    public let otherSpellings: [String]
    /// Where the person is named that is left as it is: then there is no proof that nothing is left.
    public let leftPlaces: [String]
  }

  /// What was done.
  public struct Result: Sendable {
    /// How many rows named the person.
    public let rowCount: Int
    /// The end of the chain.
    public let sealHead: SealHead?
  }

  private static let exampleMaximum = 20
  /// How long readers are waited for, in milliseconds.
  private static let busyTimeoutMilliseconds: Int32 = 10_000

  private let connection: Connection
  private let tables: ErasedTables
  private let search: PersonSearch
  private let otherSpellings: OtherSpellings

  /// An erasure in a database that nobody else has open.
  public init(databasePath: String, _ spellings: [PersonSpelling]) throws(DatabaseError) {
    connection = try Connection(path: databasePath, access: .existing)
    try Migrations.requireCurrent(connection)
    connection.setBusyTimeout(milliseconds: Self.busyTimeoutMilliseconds)
    // The file is made anew by way of a second one, which has no place in memory.
    try connection.execute("PRAGMA secure_delete = ON; PRAGMA temp_store = FILE")
    connection.keepWriteAheadLog()
    tables = try ErasedTables(connection)
    search = PersonSearch(connection, spellings)
    otherSpellings = OtherSpellings(connection, spellings)
  }

  /// Why nothing is erased, and what to do.
  ///
  /// - Parameter holds: the cases of the legal holds that keep it from being done.
  public static func refusal(for holds: [String]) -> String {
    "the person, or an event or alert with the name, is held for \(holds.joined(separator: ", ")); "
      + "nothing is erased before 'trailbell hold lift'"
  }

  /// Finds out what there is to erase, and changes nothing.
  public func survey() throws(DatabaseError) -> Survey {
    var rows: [(table: String, count: Int)] = []
    for table in tables.tables {
      let count = try search.count(in: table)
      if count > 0 { rows.append((table.name, count)) }
    }
    var leftPlaces: [String] = []
    for place in ErasedTables.leftPlaces where try search.isNamed(in: place) {
      leftPlaces.append(place)
    }
    return Survey(
      rows: rows, examples: try search.examples(maximum: Self.exampleMaximum),
      holds: try HeldPerson(connection, try changedRows()).references(),
      otherSpellings: try otherSpellings.found(
        in: tables.tables, maximum: Self.exampleMaximum),
      leftPlaces: leftPlaces)
  }

  /// Erases the person in one transaction, and makes the file anew, so that nothing is left in what it
  /// does not use; also after an earlier run that was stopped in between.
  ///
  /// - Parameter reason: why, for the record of deletions.
  public func run(reason: String, nowSeconds: Int64) throws(DatabaseError) -> Result {
    try connection.execute("BEGIN IMMEDIATE")
    let result: Result
    do throws(DatabaseError) {
      result = try erase(reason, nowSeconds)
      try connection.execute("COMMIT")
    } catch {
      try? connection.execute("ROLLBACK")
      throw error
    }
    try makeAnew()
    return result
  }

  private func erase(_ reason: String, _ nowSeconds: Int64) throws(DatabaseError) -> Result {
    let changed = try changedRows()
    let held = try HeldPerson(connection, changed)
    let holds = try held.references()
    guard holds.isEmpty else {
      throw DatabaseError(Self.refusal(for: holds))
    }
    let times = try held.times()
    let structure = RecordStructure(connection)
    let structureBefore = try structure.of(changed)
    var rowCount = 0
    for table in tables.tables {
      let count = try search.count(in: table)
      guard count > 0 else { continue }
      rowCount += count
      try search.erase(in: table)
    }
    guard rowCount > 0 else { return Result(rowCount: 0, sealHead: nil) }
    guard try structure.of(changed) == structureBefore else {
      throw DatabaseError(
        "the name is also a part of names of members, of numbers or of words such as true, and records "
          + "would not be what they were; nothing was changed: write more of the name")
    }
    try hashAnew(changed)
    var resealing = try Resealing(connection, nowSeconds: nowSeconds)
    let head = try resealing.run(
      changed, Deletion(.person, why: reason, count: rowCount, times: times))
    return Result(rowCount: rowCount, sealHead: head)
  }

  /// The rows under seals that name the person, or have parts in other tables that do.
  private func changedRows() throws(DatabaseError) -> [SealedTable: Set<Int64>] {
    var changed: [SealedTable: Set<Int64>] = [:]
    for table in tables.tables {
      switch table.name {
      case "original": changed[.event, default: []].formUnion(try search.rows(of: table, "event"))
      case "rejection": changed[.file, default: []].formUnion(try search.rows(of: table, "file"))
      default:
        guard let sealed = SealedTable.allCases.first(where: { $0.name == table.name }) else {
          continue
        }
        changed[sealed, default: []].formUnion(try search.rows(of: table))
      }
    }
    return changed
  }

  /// Texts that are found by their hashes get those of what they are now.
  private func hashAnew(_ changed: [SealedTable: Set<Int64>]) throws(DatabaseError) {
    for table in [SealedTable.shape, .identity, .client] {
      let read = try connection.prepare("SELECT members FROM \(table.name) WHERE id = ?1")
      let write = try connection.prepare("UPDATE \(table.name) SET hash = ?2 WHERE id = ?1")
      for id in changed[table] ?? [] {
        read.bind(1, id)
        guard try read.step() else { continue }
        let hash = ContentHash.of(read.text(0))
        read.reset()
        try write.run(with: id, Int64(bitPattern: hash))
      }
    }
  }

  private func makeAnew() throws(DatabaseError) {
    try emptyLog()
    // Samples of texts that ANALYZE took; it takes them anew.
    try connection.execute("DROP TABLE IF EXISTS sqlite_stat4")
    try connection.execute("VACUUM")
    try emptyLog()
  }

  private func emptyLog() throws(DatabaseError) {
    guard try connection.number("PRAGMA wal_checkpoint(TRUNCATE)") == 0 else {
      throw DatabaseError(
        "the name is out of all rows, but another program reads the database, so that the log still "
          + "has it; end that program and run the command again")
    }
  }
}
