import Retention

/// Keeps the database to a policy: first the events that are due, then what is left of them.
///
/// Each step is small, so that files on their way do not wait for it.
final class RetentionKeeper {
  private let policy: RetentionPolicy
  private let book: SealBook
  private let sweep: RetentionSweep
  private let remains: RemainsSweep
  private let holds: HeldEvents
  /// What follows once no event is due.
  private var stage = Stage.events
  /// When the last pass through everything ended, in seconds since 1970.
  private var endedAt: Int64?

  private enum Stage { case events, matches, alerts }

  /// How long after a pass it is looked whether anything has come to be due, in seconds.
  private static let pauseSeconds: Int64 = 3_600

  init(
    _ connection: Connection, _ book: SealBook, _ policy: RetentionPolicy
  ) throws(DatabaseError) {
    self.policy = policy
    self.book = book
    sweep = try RetentionSweep(connection, book)
    remains = try RemainsSweep(connection)
    holds = try HeldEvents(connection)
    try sweep.adopt(policy)
  }

  /// Whether there may be something to delete.
  func isDue(nowSeconds: Int64) -> Bool {
    guard policy.shortestSeconds != nil else { return false }
    return endedAt.map { nowSeconds >= $0 + Self.pauseSeconds } ?? true
  }

  /// Does the next step; returns how many events it deleted.
  func step(nowSeconds: Int64, isOver: () -> Bool) throws(DatabaseError) -> Int {
    guard let shortest = policy.shortestSeconds else { return 0 }
    switch stage {
    case .events:
      if try sweep.isDue(policy, nowSeconds: nowSeconds) {
        return try sweep.step(policy, nowSeconds: nowSeconds, isOver: isOver)
      }
      remains.begin()
      stage = .matches
    case .matches:
      guard let count = try remains.deleteMatches(before: nowSeconds - shortest) else {
        stage = .alerts
        return 0
      }
      if count > 0 {
        book.note(Deletion(.matches, why: "their events are deleted", count: count), as: .retention)
      }
    case .alerts:
      if try !deleteAlerts(nowSeconds) {
        stage = .events
        endedAt = nowSeconds
      }
    }
    return 0
  }

  /// Forgets how far it came, because it may have been rolled back.
  func forget() {
    sweep.forget()
    remains.begin()
    stage = .events
    endedAt = nil
  }

  /// Deletes some alerts that are old enough; returns whether there may be more.
  private func deleteAlerts(_ nowSeconds: Int64) throws(DatabaseError) -> Bool {
    guard let seconds = policy.generalLimits.dueAt(0) else { return false }
    try holds.refresh()
    // What an alert is about is not known well enough to tell whether a hold names it.
    guard !holds.areAny else { return false }
    let times = try remains.deleteAlerts(before: nowSeconds - seconds)
    guard let first = times.min(), let last = times.max() else { return false }
    book.note(
      Deletion(
        .alerts, why: policy.generalLimits.atMostRule ?? "", count: times.count, times: first...last
      ),
      as: .retention)
    return true
  }
}
