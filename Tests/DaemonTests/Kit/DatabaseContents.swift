import Store
import Testing

/// What a database holds, read by a connection of its own.
struct DatabaseContents {
  let path: String

  /// The rows of a query, every value as text.
  func rows(_ sql: String) throws -> [[String?]] {
    let statement = try Database.openForReading(path).prepare(sql)
    var rows: [[String?]] = []
    while try statement.step() {
      rows.append((0..<statement.columnCount).map { statement.optionalText($0) })
    }
    return rows
  }

  /// The rows of a query, one line each.
  func lines(_ sql: String) throws -> [String] {
    try rows(sql).map { $0.map { $0 ?? "NULL" }.joined(separator: "|") }
  }

  func number(_ sql: String) throws -> Int {
    Int((try rows(sql).first?.first ?? nil) ?? "") ?? -1
  }

  /// The events, whichever of their files came first.
  var events: [String] {
    get throws {
      try lines(
        """
        SELECT event_id, time, event_name, actor, source_ip, outcome, account, region,
        request_parameters, record FROM events ORDER BY time, event_id, record
        """)
    }
  }

  /// The final alerts.
  var alerts: [String] {
    get throws {
      try lines(
        """
        SELECT r.rule_id, g.text, a.started_at, a.last_at, a.count FROM alert AS a
        JOIN rule AS r ON r.id = a.rule JOIN word AS g ON g.id = a.group_key
        WHERE r.rings AND a.state IN ('firing', 'resolved')
        """
      ).sorted()
    }
  }

  /// The ledger: path, state, records, stored, duplicates, rejected.
  var files: [String] {
    get throws {
      try lines(
        "SELECT path, state, records, stored, duplicates, rejected FROM files ORDER BY path")
    }
  }

  /// A checksum of every table but the one in which the daemon tells of itself.
  var checksums: [String] {
    get throws {
      let tables = try rows(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name != 'status' ORDER BY name")
      return try tables.compactMap { $0[0] }.map { table in
        var hasher = Hasher()
        for row in try rows("SELECT * FROM \(table) ORDER BY 1, 2") { hasher.combine(row) }
        return "\(table) \(hasher.finalize())"
      }
    }
  }

  /// What must hold at any time: no record is without its fate, and no event without its file.
  func check(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let wrong = try lines(
      "SELECT * FROM files WHERE records != stored + duplicates + rejected")
    #expect(wrong.isEmpty, sourceLocation: sourceLocation)
    #expect(
      try number("SELECT count(*) FROM event WHERE file NOT IN (SELECT id FROM file)") == 0,
      sourceLocation: sourceLocation)
    #expect(try lines("PRAGMA integrity_check") == ["ok"], sourceLocation: sourceLocation)
  }

  /// What holds as long as no file lost a record: every event is one file's.
  func checkSums(sourceLocation: SourceLocation = #_sourceLocation) throws {
    try check(sourceLocation: sourceLocation)
    #expect(
      try number("SELECT count(*) FROM event") == number("SELECT sum(stored) FROM file"),
      sourceLocation: sourceLocation)
  }
}
