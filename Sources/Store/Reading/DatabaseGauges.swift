/// Numbers of the database that go up and down, for those who watch the daemon.
public struct DatabaseGauges: Sendable {
  /// How many notifications wait, by sink.
  public var waiting: [String: Int] = [:]
  /// How many were given up, by sink.
  public var dead: [String: Int] = [:]
  /// How many alerts ring.
  public var firingAlerts = 0
  /// The time of the newest event, in seconds since 1970; nil without events.
  public var newestEventAt: Int64?

  /// Reads the numbers; each comes from an index.
  public init(_ connection: Connection) throws(DatabaseError) {
    waiting = try Self.counts(
      connection, "SELECT sink, count(*) FROM outbox WHERE settled_at IS NULL GROUP BY sink")
    dead = try Self.counts(
      connection, "SELECT sink, count(*) FROM outbox WHERE fate = 'dead' GROUP BY sink")
    firingAlerts = try Int(
      connection.number(
        """
        SELECT count(*) FROM alert AS l JOIN rule AS r ON r.id = l.rule
        WHERE l.state IN ('pending', 'firing') AND l.ended_at IS NULL AND l.state = 'firing'
          AND r.rings
        """) ?? 0)
    newestEventAt = try connection.number(
      "SELECT time FROM event WHERE time IS NOT NULL ORDER BY id DESC LIMIT 1")
  }

  private static func counts(
    _ connection: Connection, _ query: String
  ) throws(DatabaseError) -> [String: Int] {
    let read = try connection.prepare(query)
    var counts: [String: Int] = [:]
    while try read.step() { counts[read.text(0)] = Int(read.number(1)) }
    return counts
  }
}
