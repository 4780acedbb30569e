/// What the database tells about the daemon that writes it.
public struct DatabaseStatus: Sendable {
  /// What the daemon last said of itself, by name.
  public var said: [String: String] = [:]
  /// When it last said so, in seconds since 1970.
  public var saidAtSeconds: Int64?
  /// How many files there are in each state of the ledger.
  public var filesByState: [(state: String, count: Int)] = []
  /// The time of the newest event as ISO 8601.
  public var newestEvent: String?
  /// How many events there are.
  public var events = 0
  /// How many alerts ring or rang.
  public var alerts = 0
  /// How many notifications wait to be sent.
  public var waitingNotifications = 0
  /// How many were given up.
  public var deadLetters = 0

  /// Reads the status from an open database.
  public init(_ connection: Connection) throws(DatabaseError) {
    let names = try connection.prepare("SELECT name, value FROM status")
    while try names.step() { said[names.text(0)] = names.text(1) }
    saidAtSeconds = try connection.number(
      "SELECT unixepoch(value) FROM status WHERE name = 'updated_at'")
    let states = try connection.prepare(
      "SELECT state, count(*) FROM file GROUP BY state ORDER BY 2 DESC")
    while try states.step() { filesByState.append((states.text(0), Int(states.number(1)))) }
    newestEvent = try connection.text(
      "SELECT event_time FROM event WHERE time IS NOT NULL ORDER BY id DESC LIMIT 1")
    events = try Int(connection.number("SELECT count(*) FROM event") ?? 0)
    alerts = try Int(
      connection.number("SELECT count(*) FROM alerts WHERE state IN ('firing', 'resolved')") ?? 0)
    waitingNotifications = try Int(
      connection.number("SELECT count(*) FROM outbox WHERE settled_at IS NULL") ?? 0)
    deadLetters = try Int(
      connection.number("SELECT count(*) FROM outbox WHERE fate = 'dead'") ?? 0)
  }
}
