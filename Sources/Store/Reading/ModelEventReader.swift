import CloudTrail
import Lineage

/// Reads what may have happened to models, by the index of its topic.
public final class ModelEventReader {
  private let read: Statement

  /// The most events that are read, so that a history takes some seconds and memory at the most.
  public static let standardMaximum = 500_000

  /// Who it was behind a role, as the views of topics have it.
  private static let person = """
    CASE
        WHEN instr(i.members, '"sourceIdentity"') THEN coalesce(
          json_extract('{' || rtrim(i.members, ',') || '}',
            '$.userIdentity.sessionContext.sourceIdentity'), i.session_name, i.user_name)
        WHEN i.actor_type = 'Root' THEN 'root'
        ELSE coalesce(i.session_name, i.user_name)
      END
    """

  /// A reader on a connection.
  public init(_ connection: Connection) throws(DatabaseError) {
    read = try connection.prepare(
      """
      SELECT e.id, e.event_id, coalesce(e.time, 0), coalesce(s.account, i.account, ''),
        coalesce(s.region, ''), s.event_source, s.event_name, e.outcome, s.error_code, a.text,
        \(Self.person), w.text,
        CASE WHEN instr(i.members, '"invokedBy"') THEN
          json_extract('{' || rtrim(i.members, ',') || '}', '$.userIdentity.invokedBy') END,
        e.request_parameters, e.response_elements
      FROM event AS e
      LEFT JOIN shape AS s ON s.id = e.shape
      LEFT JOIN identity AS i ON i.id = e.identity
      LEFT JOIN word AS a ON a.id = e.actor
      LEFT JOIN word AS w ON w.id = e.address
      WHERE e.\(Topic.modelChange.condition) AND e.time BETWEEN ?1 AND ?2
      ORDER BY e.time DESC LIMIT ?3
      """)
  }

  /// The newest events from one second to another, both included.
  ///
  /// - Returns: the events, and whether there are older ones that were not read.
  public func events(
    from first: Int64?, through last: Int64?, maximum: Int = standardMaximum
  ) throws(DatabaseError) -> (events: [ModelEvent], isCut: Bool) {
    read.bind(1, first ?? .min)
    read.bind(2, last ?? .max)
    read.bind(3, Int64(maximum) + 1)
    defer { read.reset() }
    var events: [ModelEvent] = []
    while try read.step() {
      guard events.count < maximum else { return (events, true) }
      // What is no step of a history is not worth its texts.
      guard let source = read.optionalText(5), let name = read.optionalText(6),
        ModelCall.find(source: source, name: name) != nil
      else { continue }
      events.append(
        ModelEvent(
          key: read.number(0), eventID: read.text(1), seconds: read.number(2),
          account: read.text(3), region: read.text(4), source: source, name: name,
          outcome: Outcome(rawValue: UInt8(clamping: read.number(7))) ?? .failed,
          errorCode: read.optionalText(8), actor: read.optionalText(9),
          person: read.optionalText(10), address: read.optionalText(11),
          invokedBy: read.optionalText(12), request: read.optionalText(13),
          response: read.optionalText(14)))
    }
    return (events, false)
  }
}
