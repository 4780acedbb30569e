import Alarms
import CloudTrail
import Foundation
import Testing

@testable import Store

/// A database of one test, its writer, and questions to it.
final class TestDatabase {
  let path: String
  private let folder: TemporaryFolder
  /// Made with the first file; decoders count on one writer that knows their words.
  private var ownWriter: Writer?

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path + "/trailbell.db"
  }

  /// The bytes of the database file.
  var bytes: Data { get throws { try Data(contentsOf: URL(fileURLWithPath: path)) } }

  func connection() throws -> Connection { try Connection(path: path, access: .readWrite) }

  func writer(
    _ rules: [AlarmRule] = [], sinks: [String] = [], alarms: AlarmSettings = AlarmSettings()
  ) throws -> Writer {
    if !FileManager.default.fileExists(atPath: path) {
      try Self.empty.get().write(to: URL(fileURLWithPath: path))
    }
    return try Writer(
      connection(), rules: rules, alarms: alarms, sinks: sinks, settings: Self.settings,
      nowSeconds: 1)
  }

  /// Tests do not lose power.
  static let settings = DatabaseSettings(waitsForDisk: false)

  /// The bytes of a database with the schema and nothing else, made once: hundreds of tests begin so.
  private static let empty = Result {
    let database = try TestDatabase()
    let connection = try database.connection()
    try Database.prepare(connection, settings)
    try connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return try database.bytes
  }

  /// Stores files in one transaction and checks what must hold after each.
  @discardableResult
  func store(_ files: TestFile..., as decoder: inout TestDecoder) throws -> CommitReport {
    let writer = try ownWriter ?? writer()
    ownWriter = writer
    try writer.add(decoder.batch(files), nowSeconds: 1)
    let report = try writer.commit(nowSeconds: 1)
    try checkLedger()
    return report
  }

  /// The rows of a query, every value as text.
  func rows(_ sql: String) throws -> [[String?]] {
    let statement = try Database.openForReading(path).prepare(sql)
    var rows: [[String?]] = []
    while try statement.step() {
      rows.append((0..<statement.columnCount).map { statement.optionalText($0) })
    }
    return rows
  }

  /// The values of a query's first column.
  func column(_ sql: String) throws -> [String?] { try rows(sql).compactMap(\.first) }

  /// The first value of a query.
  func value(_ sql: String) throws -> String? { try column(sql).first ?? nil }

  func number(_ sql: String) throws -> Int { Int(try value(sql) ?? "") ?? -1 }

  /// What must hold at any time: no record is without its fate.
  func checkLedger(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let wrong = try rows(
      "SELECT path, records, stored, duplicates, rejected FROM files "
        + "WHERE records != stored + duplicates + rejected")
    #expect(wrong.isEmpty, sourceLocation: sourceLocation)
    #expect(try value("PRAGMA integrity_check") == "ok", sourceLocation: sourceLocation)
  }

  /// Everything that was stored, in words: equal for equal contents, whatever the row numbers.
  func contents() throws -> [String] {
    var lines: [String] = []
    for sql in Self.contentQueries {
      for row in try rows(sql) {
        lines.append(row.map { $0 ?? "NULL" }.joined(separator: "|"))
      }
    }
    return lines
  }

  private static let contentQueries: [String] = [
    "SELECT * FROM events ORDER BY event_key",
    """
    SELECT path, state, reason, size, records, stored, duplicates, rejected, content_size
    FROM files ORDER BY path
    """,
    "SELECT * FROM rejections ORDER BY path, record",
    "SELECT * FROM conflicts ORDER BY event_key, other_event_key",
    "SELECT event, hex(bytes) FROM original ORDER BY event",
    """
    SELECT alert_id, rule_id, group_key, state, started_at, last_at, ended_at, count, late_by,
      first_announced_at, merged_into
    FROM alerts ORDER BY alert_id
    """,
    """
    SELECT a.alert_id, o.sink, o.change FROM outbox AS o JOIN alert AS a ON a.id = o.alert
    ORDER BY 1, 2
    """,
    """
    SELECT r.rule_id, w.text, m.event, m.reference, m.value FROM match AS m
    JOIN rule AS r ON r.id = m.rule JOIN word AS w ON w.id = m.group_key ORDER BY 1, 2, 3
    """,
  ]
}
