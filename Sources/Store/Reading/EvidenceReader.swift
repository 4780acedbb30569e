import Alarms
import CloudTrail

/// Reads what an alert is made of, to be handed to somebody else.
public final class EvidenceReader {
  private let connection: Connection

  /// A reader on a connection.
  public init(_ connection: Connection) { self.connection = connection }

  /// An event with where it came from.
  public struct Event: Sendable {
    /// Its file and its number there.
    public let file: String?
    /// The number of its record in the file.
    public let position: Int64
    /// The whole record as JSON, in one line.
    public let record: String
  }

  /// A trail file as the ledger knows it.
  public struct File: Sendable {
    /// Its number.
    let id: Int64
    /// Its folder.
    public let directory: String
    /// Its name there.
    public let name: String
    /// What became of it, in the ledger's word.
    public let state: String
    /// Its size when it was read, in bytes.
    public let size: Int64
    /// The size of what was in it, in bytes.
    public let contentSize: Int64
    /// What became of its records.
    public let records: Int64, stored: Int64, duplicates: Int64, rejected: Int64
    /// When it was stored, in seconds since 1970.
    public let storedAt: Int64
    /// The SHA-256 of its content, by which digests know it; nil where it was read before hashes were
    /// kept, or not to its end.
    public let contentHash: SHA256Hash?
    /// Whether bytes stand behind its gzip data.
    public let hasTrailingBytes: Bool

    /// Its path.
    public var path: String { directory + "/" + name }
  }

  /// Who made a call, as far as columns and the identity say so.
  public struct Caller: Sendable {
    /// Who is answerable.
    public let actor: String?
    /// The name of the user, or of the role.
    public let userName: String?
    /// The name of the session.
    public let sessionName: String?
    /// The access key that signed the call.
    public let accessKeyID: String?
    /// From where.
    public let address: String?
    /// With what.
    public let userAgent: String?
    /// The member `userIdentity` as JSON.
    public let identity: String?
  }

  /// Who made the calls of an alert, each once.
  public func callers(
    ofAlert alertID: String, _ use: (Caller) throws(DatabaseError) -> Void
  ) throws(DatabaseError) {
    let read = try connection.prepare(
      """
      SELECT DISTINCT actor, user_name, session_name, access_key_id, source_ip, user_agent,
        CASE WHEN json_valid(record) THEN json_extract(record, '$.userIdentity') END
      FROM alert_events WHERE alert_id = ?1
      """)
    read.bind(1, alertID)
    while try read.step() {
      try use(
        Caller(
          actor: read.optionalText(0), userName: read.optionalText(1),
          sessionName: read.optionalText(2), accessKeyID: read.optionalText(3),
          address: read.optionalText(4), userAgent: read.optionalText(5),
          identity: read.optionalText(6)))
    }
  }

  /// The id of an event of an alert whose record is not read as JSON here, so that it is not known whom
  /// it names; nil where all are.
  public func unreadableEvent(ofAlert alertID: String) throws(DatabaseError) -> String? {
    let read = try connection.prepare(
      "SELECT coalesce(event_id, event_key) FROM alert_events "
        + "WHERE alert_id = ?1 AND json_valid(record) IS NOT 1 LIMIT 1")
    read.bind(1, alertID)
    return try read.step() ? read.text(0) : nil
  }

  /// The event sources of an alert's events.
  public func eventSources(ofAlert alertID: String) throws(DatabaseError) -> [String] {
    try values(of: "event_source", ofAlert: alertID)
  }

  /// The accounts of an alert's events.
  public func accounts(ofAlert alertID: String) throws(DatabaseError) -> [String] {
    try values(of: "account", ofAlert: alertID)
  }

  private func values(
    of column: String, ofAlert alertID: String
  ) throws(DatabaseError) -> [String] {
    let read = try connection.prepare(
      "SELECT DISTINCT \(column) FROM alert_events "
        + "WHERE alert_id = ?1 AND \(column) IS NOT NULL ORDER BY 1")
    read.bind(1, alertID)
    var values: [String] = []
    while try read.step() { values.append(read.text(0)) }
    return values
  }

  /// The events of an alert in the order of their times, as many as asked for.
  public func events(
    ofAlert alertID: String, atMost maximum: Int, _ use: (Event) throws(DatabaseError) -> Void
  ) throws(DatabaseError) {
    let read = try connection.prepare(
      """
      SELECT file, file_position, record FROM alert_events WHERE alert_id = ?1
      ORDER BY event_key LIMIT ?2
      """)
    read.bind(1, alertID)
    read.bind(2, Int64(maximum))
    while try read.step() {
      try use(
        Event(
          file: read.optionalText(0), position: read.number(1), record: Self.line(read.text(2))))
    }
  }

  /// How many events an alert was made of when they were counted last; nil where it is made of what
  /// Trailbell noticed of itself.
  public func eventCount(ofAlert alertID: String) throws(DatabaseError) -> Int? {
    let read = try connection.prepare(
      """
      SELECT l.count FROM alert AS l JOIN rule AS r ON r.id = l.rule
      WHERE l.alert_id = ?1 AND r.file != '\(AlarmRule.builtInFile)'
      """)
    read.bind(1, alertID)
    return try read.step() ? Int(read.number(0)) : nil
  }

  /// The files that an alert's events came from, by their paths.
  public func files(ofAlert alertID: String) throws(DatabaseError) -> [File] {
    let read = try connection.prepare(
      """
      SELECT d.path, f.name, f.state, f.size, f.content_size, f.records, f.stored, f.duplicates,
        f.rejected, f.stored_at, f.id, f.content_hash, f.has_trailing_bytes
      FROM file AS f JOIN directory AS d ON d.id = f.directory
      WHERE f.id IN (
        SELECT e.file FROM event AS e
        WHERE e.id IN (SELECT event_key FROM alert_events WHERE alert_id = ?1))
      ORDER BY d.path, f.name
      """)
    read.bind(1, alertID)
    var files: [File] = []
    while try read.step() {
      files.append(
        File(
          id: read.number(10), directory: read.text(0), name: read.text(1), state: read.text(2),
          size: read.number(3), contentSize: read.number(4), records: read.number(5),
          stored: read.number(6), duplicates: read.number(7), rejected: read.number(8),
          storedAt: read.number(9),
          contentHash: read.optionalBlob(11).flatMap { SHA256Hash(bytes: $0) },
          hasTrailingBytes: read.number(12) != 0))
    }
    return files
  }

  /// The file that held an alert's rule.
  public func ruleFile(ofAlert alertID: String) throws(DatabaseError) -> String? {
    let read = try connection.prepare(
      "SELECT r.file FROM alert AS l JOIN rule AS r ON r.id = l.rule WHERE l.alert_id = ?1")
    read.bind(1, alertID)
    return try read.step() ? read.optionalText(0) : nil
  }

  /// JSON without line breaks: in strings there are none, and between values a space does as well.
  private static func line(_ json: String) -> String {
    String(decoding: json.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }, as: UTF8.self)
  }
}
