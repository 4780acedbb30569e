import CloudTrail

/// Finds or makes the rows of texts that are stored once.
final class VocabularyTables {
  private let findWord: Statement
  private let addWord: Statement
  private let shapes: DescribedTable
  private let identities: DescribedTable
  private let clients: DescribedTable

  /// Which rows are looked up or made, while somebody asks.
  let used = UsedWords()
  private let seals: SealBook

  init(_ connection: Connection, seals: SealBook) throws(DatabaseError) {
    self.seals = seals
    findWord = try connection.prepare("SELECT id FROM word WHERE text = ?1")
    addWord = try connection.prepare("INSERT INTO word (text) VALUES (?1) RETURNING id")
    shapes = try DescribedTable(
      connection, .shape,
      columns: [
        "event_source", "event_name", "event_type", "event_category", "region", "account",
        "read_only", "error_code",
      ])
    identities = try DescribedTable(
      connection, .identity,
      columns: [
        "actor_type", "session_name", "user_name", "access_key_id", "mfa", "account",
      ])
    clients = try DescribedTable(
      connection, .client, columns: ["user_agent", "tls", "vpc_endpoint_id"])
  }

  /// The row of a word.
  func word(_ text: String) throws(DatabaseError) -> Int64 {
    let row = try findOrAdd(word: text)
    used.note(.word, row)
    return row
  }

  private func findOrAdd(word text: String) throws(DatabaseError) -> Int64 {
    findWord.bind(1, text)
    defer { findWord.reset() }
    if try findWord.step() { return findWord.number(0) }
    addWord.bind(1, text)
    defer { addWord.reset() }
    _ = try addWord.step()
    seals.add(.word, addWord.number(0))
    return addWord.number(0)
  }

  /// The row of a shape.
  func shape(_ shape: Shape, _ members: String) throws(DatabaseError) -> Int64 {
    try shapes.row(members, used, seals) { statement, first in
      statement.bind(first, shape.eventSource)
      statement.bind(first + 1, shape.eventName)
      statement.bind(first + 2, shape.eventType)
      statement.bind(first + 3, shape.eventCategory)
      statement.bind(first + 4, shape.region)
      statement.bind(first + 5, shape.account)
      statement.bind(first + 6, shape.readOnly.map { $0 ? 1 : 0 })
      statement.bind(first + 7, shape.errorCode)
    }
  }

  /// The row of an identity.
  func identity(_ identity: Identity, _ members: String) throws(DatabaseError) -> Int64 {
    try identities.row(members, used, seals) { statement, first in
      statement.bind(first, identity.actorType)
      statement.bind(first + 1, identity.sessionName)
      statement.bind(first + 2, identity.userName)
      statement.bind(first + 3, identity.accessKeyID)
      statement.bind(first + 4, identity.usedMFA.map { $0 ? 1 : 0 })
      statement.bind(first + 5, identity.account)
    }
  }

  /// The row of a client.
  func client(_ client: Client, _ members: String) throws(DatabaseError) -> Int64 {
    try clients.row(members, used, seals) { statement, first in
      statement.bind(first, client.userAgent)
      statement.bind(first + 1, client.tls)
      statement.bind(first + 2, client.vpcEndpointID)
    }
  }
}

/// A table of long texts, found by their hashes, with columns that describe them.
private final class DescribedTable {
  private let find: Statement
  private let add: Statement

  private let table: SealedTable

  init(
    _ connection: Connection, _ table: SealedTable, columns: [String]
  ) throws(DatabaseError) {
    self.table = table
    find = try connection.prepare(
      "SELECT id FROM \(table.name) WHERE hash = ?1 AND members = ?2")
    let places = (1...(columns.count + 2)).map { "?\($0)" }.joined(separator: ", ")
    add = try connection.prepare(
      "INSERT INTO \(table.name) (hash, members, \(columns.joined(separator: ", "))) "
        + "VALUES (\(places)) RETURNING id")
  }

  /// The row of a text; `describe` binds its columns from an index on when it is new.
  func row(
    _ members: String, _ used: UsedWords, _ seals: SealBook,
    describe: (Statement, Int32) -> Void
  ) throws(DatabaseError) -> Int64 {
    let row = try findOrAdd(members, seals, describe)
    used.note(table, row)
    return row
  }

  private func findOrAdd(
    _ members: String, _ seals: SealBook, _ describe: (Statement, Int32) -> Void
  ) throws(DatabaseError) -> Int64 {
    let hash = Int64(bitPattern: ContentHash.of(members))
    find.bind(1, hash)
    find.bind(2, members)
    defer { find.reset() }
    if try find.step() { return find.number(0) }
    add.bind(1, hash)
    add.bind(2, members)
    describe(add, 3)
    defer { add.reset() }
    _ = try add.step()
    seals.add(table, add.number(0))
    return add.number(0)
  }
}
