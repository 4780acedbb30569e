import CloudTrail
import Retention

/// Finds what retention asks of an event: its class, its account, and who did it.
final class EventFacts {
  /// What is known of an event.
  struct Facts {
    let eventClass: EventClass
    let account: String?
    let actor: Int64?
  }

  private let find: Statement
  private let findShape: Statement
  private let findIdentity: Statement
  private var shapes: [Int64: (eventClass: EventClass, account: String?)] = [:]
  private var identities: [Int64: String?] = [:]

  /// How many shapes and identities are kept at hand.
  private static let cachedMaximum = 100_000

  init(_ connection: Connection) throws(DatabaseError) {
    find = try connection.prepare("SELECT shape, identity, actor FROM event WHERE id = ?1")
    findShape = try connection.prepare("SELECT event_category, account FROM shape WHERE id = ?1")
    findIdentity = try connection.prepare("SELECT account FROM identity WHERE id = ?1")
  }

  /// The facts of an event; nil where there is none.
  func facts(of event: Int64) throws(DatabaseError) -> Facts? {
    find.bind(1, event)
    defer { find.reset() }
    guard try find.step() else { return nil }
    let shape = try shape(find.number(0))
    var account = shape.account
    if account == nil, let identity = find.optionalNumber(1) {
      account = try self.account(ofIdentity: identity)
    }
    return Facts(eventClass: shape.eventClass, account: account, actor: find.optionalNumber(2))
  }

  /// Forgets what it has at hand, because rows may have got other numbers.
  func forget() {
    shapes.removeAll()
    identities.removeAll()
  }

  private func shape(
    _ id: Int64
  ) throws(DatabaseError) -> (eventClass: EventClass, account: String?) {
    if let known = shapes[id] { return known }
    if shapes.count >= Self.cachedMaximum { shapes.removeAll() }
    findShape.bind(1, id)
    defer { findShape.reset() }
    let isThere = try findShape.step()
    let facts = (
      EventClass(category: isThere ? findShape.optionalText(0) : nil),
      isThere ? findShape.optionalText(1) : nil
    )
    shapes[id] = facts
    return facts
  }

  private func account(ofIdentity id: Int64) throws(DatabaseError) -> String? {
    if let known = identities[id] { return known }
    if identities.count >= Self.cachedMaximum { identities.removeAll() }
    findIdentity.bind(1, id)
    defer { findIdentity.reset() }
    let account = try findIdentity.step() ? findIdentity.optionalText(0) : nil
    identities[id] = .some(account)
    return account
  }
}
