import CloudTrail
import Permissions

/// Reads what one actor called, by the index on actors.
public final class PrincipalReader {
  private let connection: Connection
  private let readShape: Statement
  private var shapes: [Int64: Shape] = [:]

  /// What all calls of a shape have in common.
  private struct Shape {
    let source: String
    let name: String
    let type: String?
    let region: String
    let account: String?
  }

  /// A reader on a connection.
  public init(_ connection: Connection) throws(DatabaseError) {
    self.connection = connection
    readShape = try connection.prepare(

      "SELECT event_source, event_name, event_type, region, account FROM shape WHERE id = ?1")
  }

  /// The actors that a text may mean: the one whose ARN it is, or those whose name it is.
  ///
  /// A session's ARN stands for its role.
  public func actors(named text: String) throws(DatabaseError) -> [String] {
    if try isKnown(actor: text) { return [text] }
    let parts = text.split(separator: "/")
    let isSession = text.hasPrefix("arn:") && text.contains(":assumed-role/") && parts.count > 1
    let name = isSession ? String(parts[1]) : text
    // From one actor to the next in the index, instead of over all events.
    let read = try connection.prepare(
      """
      WITH RECURSIVE known (id) AS (
        SELECT min(actor) FROM event
        UNION ALL
        SELECT (SELECT min(actor) FROM event WHERE actor > known.id) FROM known
        WHERE known.id IS NOT NULL
      )
      SELECT w.text FROM known JOIN word AS w ON w.id = known.id ORDER BY w.text
      """)
    let account = isSession ? text.split(separator: ":", omittingEmptySubsequences: false)[4] : ""
    var actors: [String] = []
    while try read.step() {
      let actor = read.text(0)
      guard
        actor.utf8.elementsEqual(name.utf8)
          || actor.utf8.reversed().starts(
            with: ("/" + name).utf8.reversed()),
        account.isEmpty || actor.contains(":\(account):")
      else { continue }
      actors.append(actor)
    }
    return actors
  }

  /// Whether an event has this actor, whole.
  public func isKnown(actor: String) throws(DatabaseError) -> Bool {
    let find = try connection.prepare(
      "SELECT 1 FROM word AS w WHERE text = ?1 AND EXISTS (SELECT 1 FROM event WHERE actor = w.id)")
    find.bind(1, actor)
    return try find.step()
  }

  /// Whether a text of an event has this account: as that in which it happened, or where that is not told
  /// as that of whoever did it.
  public func isKnown(account: String) throws(DatabaseError) -> Bool {
    let find = try connection.prepare(
      """
      SELECT 1 FROM shape WHERE account = ?1
      UNION ALL SELECT 1 FROM identity WHERE account = ?1 LIMIT 1
      """)
    find.bind(1, account)
    return try find.step()
  }

  /// What an actor called from one second to another, both included.
  public func summary(
    of actor: String, from first: Int64?, through last: Int64?
  ) throws(DatabaseError) -> AccessSummary {
    let read = try connection.prepare(
      """
      SELECT time, outcome, shape, request_parameters, resources FROM event
      WHERE actor = (SELECT id FROM word WHERE text = ?1) AND time BETWEEN ?2 AND ?3
      """)
    read.bind(1, actor)
    read.bind(2, first ?? .min)
    read.bind(3, last ?? .max)
    var summary = AccessSummary()
    while try read.step() {
      let shape = try shape(read.number(2))
      summary.add(
        PrincipalCall(
          source: shape.source, name: shape.name, type: shape.type, account: shape.account,
          region: shape.region,
          outcome: Outcome(rawValue: UInt8(clamping: read.number(1))) ?? .failed,
          seconds: read.number(0), request: read.optionalText(3),
          resources: read.optionalText(4)))
    }
    return summary
  }

  private func shape(_ row: Int64) throws(DatabaseError) -> Shape {
    if let shape = shapes[row] { return shape }
    readShape.bind(1, row)
    defer { readShape.reset() }
    _ = try readShape.step()
    let shape = Shape(
      source: readShape.text(0), name: readShape.text(1), type: readShape.optionalText(2),
      region: readShape.text(3), account: readShape.optionalText(4))
    shapes[row] = shape
    return shape
  }
}
