import Alarms

/// A notification as lists show it.
public struct OutboxEntry: Sendable, Hashable {
  /// Its row, the number by which people name it.
  public let row: Int64
  /// The sink that it is for.
  public let sink: String
  /// The alert's id; nil for a summary.
  public let alertID: String?
  /// The rule's title; nil for a summary.
  public let ruleTitle: String?
  /// What is told: a change of an alert, or `summary`.
  public let change: String
  /// Where it stands.
  public let state: NotificationState
  /// How often it was tried.
  public let attempts: Int
  /// When it was to be told, in seconds since 1970.
  public let createdAt: Int64
  /// When it was tried last, in seconds since 1970.
  public let attemptedAt: Int64?
  /// When it was decided what becomes of it, in seconds since 1970.
  public let settledAt: Int64?
  /// Why the last try failed, or why it was left out.
  public let reason: String?
}

/// Reads what the outbox holds.
public final class OutboxListing {
  private let connection: Connection

  /// A listing on a connection.
  public init(_ connection: Connection) { self.connection = connection }

  private static let columns = """
    SELECT o.id, o.sink, l.alert_id, r.title, o.change, o.fate, o.attempts, o.created_at,
      o.attempted_at, o.settled_at, o.reason
    FROM outbox AS o
    LEFT JOIN alert AS l ON l.id = o.alert
    LEFT JOIN rule AS r ON r.id = l.rule
    """

  /// Notifications in some states, the oldest first.
  ///
  /// - Parameters:
  ///   - sink: those for one sink only.
  ///   - maximum: how many to read.
  /// - Returns: those, and how many there are besides.
  public func entries(
    _ states: Set<NotificationState>, sink: String? = nil, maximum: Int
  ) throws(DatabaseError) -> (entries: [OutboxEntry], moreCount: Int) {
    let condition = Self.condition(states)
    let read = try connection.prepare(
      "\(Self.columns) WHERE \(condition) AND (?1 IS NULL OR o.sink = ?1) ORDER BY o.id LIMIT ?2")
    read.bind(1, sink)
    read.bind(2, Int64(maximum))
    var entries: [OutboxEntry] = []
    while try read.step() { entries.append(Self.entry(read)) }
    let count = try connection.prepare(
      "SELECT count(*) FROM outbox AS o WHERE \(condition) AND (?1 IS NULL OR o.sink = ?1)")
    count.bind(1, sink)
    _ = try count.step()
    return (entries, Int(count.number(0)) - entries.count)
  }

  /// One notification by its row.
  public func entry(_ row: Int64) throws(DatabaseError) -> OutboxEntry? {
    let read = try connection.prepare("\(Self.columns) WHERE o.id = ?1")
    read.bind(1, row)
    return try read.step() ? Self.entry(read) : nil
  }

  private static func condition(_ states: Set<NotificationState>) -> String {
    let parts = states.map(\.rawValue).sorted().map { state in
      state == NotificationState.waiting.rawValue ? "o.settled_at IS NULL" : "o.fate = '\(state)'"
    }
    return "(\(parts.isEmpty ? "0" : parts.joined(separator: " OR ")))"
  }

  private static func entry(_ read: Statement) -> OutboxEntry {
    OutboxEntry(
      row: read.number(0), sink: read.text(1), alertID: read.optionalText(2),
      ruleTitle: read.optionalText(3), change: read.text(4),
      state: NotificationState(fate: read.optionalText(5)), attempts: Int(read.number(6)),
      createdAt: read.number(7), attemptedAt: read.optionalNumber(8),
      settledAt: read.optionalNumber(9), reason: read.optionalText(10))
  }
}
