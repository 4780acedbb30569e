import CSQLite

/// A question to the database that only reads, whatever it says.
public final class GuardedQuery {
  /// The names of the columns of its answer.
  public let columnNames: [String]

  private let connection: Connection
  private let guarding: QueryGuard
  private let statement: Statement
  private let timeoutSeconds: Int

  /// Compiles a question, and gives its parameters values.
  ///
  /// - Parameters:
  ///   - values: the values by the names of the parameters, without their marks.
  ///   - timeoutSeconds: how long the answer may take, from now on.
  public init(
    databasePath: String, sql: String, values: [String: QueryValue] = [:], timeoutSeconds: Int
  ) throws(QueryFailure) {
    self.timeoutSeconds = timeoutSeconds
    do throws(DatabaseError) {
      connection = try Database.openCurrentForReading(databasePath)
      guarding = try QueryGuard(connection, seconds: timeoutSeconds)
    } catch {
      throw .database(error)
    }
    statement = try Self.compile(sql, connection, guarding)
    try Self.bind(values, to: statement)
    columnNames = statement.columnNames
  }

  /// The next row; nil at the end.
  public func next() throws(QueryFailure) -> [QueryValue]? {
    // A long answer takes its time between the steps.
    if guarding.mustStop { throw .tooLong(seconds: timeoutSeconds) }
    do throws(DatabaseError) {
      guard try statement.step() else { return nil }
      return (0..<statement.columnCount).map(statement.value)
    } catch {
      if guarding.isOver { throw .tooLong(seconds: timeoutSeconds) }
      if let forbidden = guarding.forbidden { throw .forbidden(forbidden) }
      // What SQLite finds out while it runs, such as bad JSON or a too long text.
      guard [SQLITE_ERROR, SQLITE_TOOBIG, SQLITE_NOMEM].contains(error.code & 0xFF) else {
        throw .database(error)
      }
      throw .mistake(
        .init(
          message: String(cString: sqlite3_errmsg(connection.handle)), place: nil,
          missingName: nil, presentNames: []))
    }
  }

  private static func compile(
    _ sql: String, _ connection: Connection, _ guarding: QueryGuard
  ) throws(QueryFailure) -> Statement {
    // A text with a zero byte would end there for SQLite.
    guard !sql.utf8.contains(0) else {
      throw .mistake(mistake("the SQL holds a zero byte", at: nil, sql))
    }
    var prepared: OpaquePointer?
    var consumed = 0
    let status = sql.withCString { text in
      var tail: UnsafePointer<CChar>?
      let status = sqlite3_prepare_v3(connection.handle, text, -1, 0, &prepared, &tail)
      consumed = tail.map { text.distance(to: $0) } ?? 0
      return status
    }
    guard status == SQLITE_OK else {
      if let forbidden = guarding.forbidden { throw .forbidden(forbidden) }
      guard status & 0xFF == SQLITE_ERROR || status & 0xFF == SQLITE_TOOBIG else {
        throw .database(DatabaseError(connection.handle, doing: "cannot ask"))
      }
      let message = String(cString: sqlite3_errmsg(connection.handle))
      let offset = sqlite3_error_offset(connection.handle)
      throw .mistake(
        mistake(
          message, at: offset < 0 ? nil : Int(offset), sql, connection.presentNames(for: message)))
    }
    guard let prepared else { throw .mistake(mistake("there is no SQL in it", at: nil, sql)) }
    let statement = Statement(handle: prepared, connection: connection)
    guard sqlite3_stmt_readonly(prepared) != 0 else {
      throw .forbidden("statements that change something")
    }
    let rest = sql.utf8.dropFirst(consumed)
    guard rest.allSatisfy({ " \t\r\n;".utf8.contains($0) }) else {
      throw .mistake(mistake("there is more behind the first statement", at: consumed, sql))
    }
    return statement
  }

  private static func mistake(
    _ message: String, at offset: Int?, _ sql: String, _ present: [String] = []
  ) -> QueryFailure.Mistake {
    QueryFailure.Mistake(
      message: message, place: offset.map { .init(offset: $0, in: sql) },
      missingName: present.isEmpty
        ? nil
        : message.split(separator: ":").last.map {
          String($0.drop { $0 == " " })
        }, presentNames: present)
  }

  private static func bind(
    _ values: [String: QueryValue], to statement: Statement
  ) throws(QueryFailure) {
    var unused = Set(values.keys)
    for (index, name) in statement.parameterNames.enumerated() {
      let plain = name.map { String($0.dropFirst()) } ?? ""
      guard let value = values[plain] else {
        throw .mistake(
          .init(
            message: plain.isEmpty
              ? "a parameter without a name cannot be set; write :name"
              : "the parameter :\(plain) has no value; give --set \(plain)=VALUE",
            place: nil, missingName: nil, presentNames: []))
      }
      unused.remove(plain)
      statement.bind(Int32(index + 1), value)
    }
    guard let name = unused.sorted().first else { return }
    throw .mistake(
      .init(
        message: "it has no parameter :\(name)", place: nil, missingName: nil, presentNames: []))
  }
}

extension Connection {
  /// The names among which one is that a message says is missing.
  fileprivate func presentNames(for message: String) -> [String] {
    // Without the guard's leave: these are the program's own questions.
    if message.hasPrefix("no such table") {
      return names(
        "SELECT name FROM sqlite_schema WHERE type IN ('view', 'table') ORDER BY type DESC, name")
    }
    if message.hasPrefix("no such column") {
      return names(
        """
        SELECT DISTINCT c.name FROM sqlite_schema AS s, pragma_table_info(s.name) AS c
        WHERE s.type = 'view' ORDER BY 1
        """)
    }
    return message.hasPrefix("no such function") ? QueryFunctions.allowed.sorted() : []
  }

  private func names(_ sql: String) -> [String] {
    guard let statement = try? prepare(sql) else { return [] }
    var names: [String] = []
    while (try? statement.step()) == true { names.append(statement.text(0)) }
    return names
  }
}
