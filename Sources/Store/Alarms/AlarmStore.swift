/// The tables that alarms are kept in.
final class AlarmStore {
  let matches: MatchTables
  let reader: MatchReader
  let alerts: AlertTable
  let groups: GroupTable
  let dues: DueTable
  let activity: ActivityReader
  let signals: SignalTable
  let words: WordReader
  let cache: MatchCache
  let outbox: Outbox
  let announcer: Announcer

  init(
    _ connection: Connection, _ settings: AlarmSettings, sinks: [String]
  ) throws(DatabaseError) {
    matches = try MatchTables(connection)
    reader = try MatchReader(connection)
    alerts = try AlertTable(connection)
    groups = try GroupTable(connection)
    dues = try DueTable(connection)
    activity = try ActivityReader(connection)
    cache = MatchCache(byteCount: settings.matchCacheByteCount)
    signals = try SignalTable(connection)
    words = try WordReader(connection)
    outbox = try Outbox(connection)
    // A run without sinks, such as an ingest, leaves it to the daemon to tell what became of alerts
    // that people know: its sinks stand in the outbox.
    announcer = Announcer(
      outbox, try SilenceTable(connection), settings, sinks: sinks,
      knowingSinks: sinks.isEmpty ? try outbox.sinks() : sinks)
  }
}

/// Reads words by their rows.
final class WordReader {
  private let read: Statement

  init(_ connection: Connection) throws(DatabaseError) {
    read = try connection.prepare("SELECT text FROM word WHERE id = ?1")
  }

  func text(_ row: Int64) throws(DatabaseError) -> String {
    read.bind(1, row)
    defer { read.reset() }
    return try read.step() ? read.text(0) : ""
  }
}
