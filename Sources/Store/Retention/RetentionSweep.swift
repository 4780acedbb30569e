import CloudTrail
import Retention

/// Deletes events that are old enough, seal by seal.
///
/// What is deleted is withdrawn from its seal in the same transaction, and noted with its reason.
final class RetentionSweep {
  private let seals: SealTable
  private let book: SealBook
  private let looks: RetentionLooks
  private let facts: EventFacts
  private let holds: HeldEvents
  private let withdrawn: WithdrawnEntries
  /// The age of an event without a time counts from here.
  private let storedAt: Statement
  private let deletions: [Statement]
  /// A seal that was looked through in part.
  private var begun: Look?

  init(_ connection: Connection, _ book: SealBook) throws(DatabaseError) {
    self.book = book
    seals = try SealTable(connection)
    looks = try RetentionLooks(connection)
    facts = try EventFacts(connection)
    holds = try HeldEvents(connection)
    withdrawn = try WithdrawnEntries(connection)
    storedAt = try connection.prepare(
      "SELECT stored_at FROM file WHERE id = (SELECT file FROM event WHERE id = ?1)")
    deletions = [
      try connection.prepare("DELETE FROM event WHERE id = ?1"),
      try connection.prepare("DELETE FROM original WHERE event = ?1"),
      try connection.prepare("DELETE FROM conflict WHERE event = ?1"),
      try connection.prepare("DELETE FROM conflict WHERE other = ?1"),
    ]
  }

  /// Takes a policy over, which may be another than that of the last run.
  func adopt(_ policy: RetentionPolicy) throws(DatabaseError) { try looks.adopt(policy) }

  /// Has some more seals looked at again that were looked at under another policy; returns whether there are
  /// more.
  func adoptPart() throws(DatabaseError) -> Bool { try looks.adoptPart() }

  /// Whether a seal may have events that are due.
  func isDue(_ policy: RetentionPolicy, nowSeconds: Int64) throws(DatabaseError) -> Bool {
    try looks.next(policy, nowSeconds: nowSeconds) != nil
  }

  /// Looks through seals that may have events that are due, the last one perhaps in part.
  ///
  /// - Parameter isOver: whether it has worked long enough; asked after each event.
  /// - Returns: how many events are deleted.
  func step(
    _ policy: RetentionPolicy, nowSeconds: Int64, isOver: () -> Bool
  ) throws(DatabaseError) -> Int {
    // What other holds kept, or did not keep, is to be looked at again.
    if try holds.refresh() { begun = nil }
    var tallies = DeletionTallies()
    repeat {
      guard let seal = try looks.next(policy, nowSeconds: nowSeconds) else { break }
      try lookThrough(seal, policy, nowSeconds, &tallies, isOver)
    } while begun == nil && !isOver()
    for deletion in tallies.deletions { book.note(deletion, as: .retention) }
    return tallies.count
  }

  /// Looks through a seal, from where it was left if it was begun.
  private func lookThrough(
    _ seal: Int64, _ policy: RetentionPolicy, _ nowSeconds: Int64,
    _ tallies: inout DeletionTallies, _ isOver: () -> Bool
  ) throws(DatabaseError) {
    guard let list = try seals.list(ofEvents: true, of: seal) else {
      return try looks.note(seal, lookedUntil: nil)
    }
    var look = Look(seal)
    if let begun, begun.seal == seal { look = begun }
    begun = nil
    let gone = try withdrawn.positions(of: seal, first: 0, list.entries.count)
    while look.position < list.entries.count {
      if !gone[look.position] {
        let event = list.entries.id(at: look.position)
        try self.look(at: event, policy, nowSeconds, &look, &tallies)
      }
      look.position += 1
      if isOver() { break }
    }
    book.withdraw(look.deleted, of: seal)
    look.deleted = []
    if look.position < list.entries.count {
      begun = look
    } else {
      try looks.note(seal, lookedUntil: look.nextAt, isHeld: look.isHeld)
    }
  }

  /// Forgets how far it came, because what it deleted may have been rolled back.
  func forget() {
    begun = nil
    facts.forget()
  }

  /// How far it has looked through a seal.
  private struct Look {
    let seal: Int64
    /// The next entry.
    var position = 0
    /// When the next of the events falls due that were looked at.
    var nextAt: Int64?
    /// Whether a hold keeps some that are due.
    var isHeld = false
    /// The entries whose events are deleted in this transaction.
    var deleted: [Int] = []

    init(_ seal: Int64) { self.seal = seal }

    mutating func wait(until seconds: Int64) { nextAt = min(nextAt ?? .max, seconds) }
  }

  /// Deletes an event if it is due.
  private func look(
    at event: Int64, _ policy: RetentionPolicy, _ nowSeconds: Int64, _ look: inout Look,
    _ tallies: inout DeletionTallies
  ) throws(DatabaseError) {
    // One that is gone without a reason is for the verification to tell.
    guard let facts = try facts.facts(of: event) else { return }
    let limits = policy.limits(facts.eventClass, account: facts.account)
    let time = EventKey(value: event).timedSeconds
    let startedAt =
      if let time { time } else { try storedAt.firstNumber(with: event) ?? nowSeconds }
    guard let dueAt = limits.dueAt(startedAt) else { return }
    guard dueAt <= nowSeconds else { return look.wait(until: dueAt) }
    guard try holds.naming(facts, seconds: time).isEmpty else {
      look.isHeld = true
      return
    }
    for delete in deletions { try delete.run(with: event) }
    look.deleted.append(look.position)
    tallies.add(facts, why: limits.atMostRule ?? "", seconds: time)
  }
}
