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
    signals = try SignalTable(connection)
    words = try WordReader(connection)
    announcer = Announcer(
      try Outbox(connection), try SilenceTable(connection), settings, sinks: sinks)
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
