import Retention

/// Keeps the database to a policy: first the events that are due, then what is left of them.
///
/// Each step is small, so that files on their way do not wait for it.
final class RetentionKeeper {
  private let policy: RetentionPolicy
  private let book: SealBook
  private let sweep: RetentionSweep
  private let remains: RemainsSweep
  private let words: WordSweep
  private let pages: FreePages
  private let holds: HeldEvents
  private let progress: RetentionProgress
  /// A machine that starts with a wrong date must not delete everything.
  private let trustsClockFrom: Int64
  private var stage = Stage.events
  /// Whether events were deleted since their matches were looked for.
  private var hasNewRemains = true
  /// When the last pass through everything ended, in seconds since 1970.
  private var endedAt: Int64?

  private enum Stage { case events, matches, alerts, words, pages }

  /// What a step did.
  struct Step {
    /// How many events it deleted.
    var events = 0
    /// Whether what is in use is to be noted now: a search for texts that are not begins.
    var beginsWords = false
  }

  /// Where nothing was stored for longer than this, the clock may be wrong, in seconds.
  private static let silenceSeconds: Int64 = 45 * 86_400
  /// How long a clock that may be wrong is given to be set, in seconds.
  private static let distrustSeconds: Int64 = 86_400
  /// How long after a pass it is looked whether anything has come to be due, in seconds.
  private static let pauseSeconds: Int64 = 3_600

  init(
    _ connection: Connection, _ book: SealBook, _ used: UsedWords, _ policy: RetentionPolicy,
    nowSeconds: Int64
  ) throws(DatabaseError) {
    let lastSealAt = try connection.number("SELECT sealed_at FROM seal ORDER BY id DESC LIMIT 1")
    let isClockOdd = lastSealAt.map { nowSeconds > $0 + Self.silenceSeconds } ?? false
    trustsClockFrom = isClockOdd ? nowSeconds + Self.distrustSeconds : .min
    self.policy = policy
    self.book = book
    sweep = try RetentionSweep(connection, book)
    remains = try RemainsSweep(connection)
    words = try WordSweep(connection, book, used)
    pages = FreePages(connection)
    holds = try HeldEvents(connection)
    progress = try RetentionProgress(connection)
    try sweep.adopt(policy)
  }

  /// Whether there may be something to delete.
  func isDue(nowSeconds: Int64) -> Bool {
    guard policy.shortestSeconds != nil, nowSeconds >= trustsClockFrom else { return false }
    // A time that is still to come was told by a clock that ran ahead.
    guard let endedAt, endedAt <= nowSeconds else { return true }
    return nowSeconds >= endedAt + Self.pauseSeconds
  }

  /// Does the next step.
  func step(nowSeconds: Int64, isOver: () -> Bool) throws(DatabaseError) -> Step {
    guard let shortest = policy.shortestSeconds else { return Step() }
    switch stage {
    case .events:
      if try sweep.isDue(policy, nowSeconds: nowSeconds) {
        let count = try sweep.step(policy, nowSeconds: nowSeconds, isOver: isOver)
        if count > 0 { hasNewRemains = true }
        return Step(events: count)
      }
      remains.begin()
      stage = hasNewRemains ? .matches : .alerts
    case .matches:
      guard
        try many(
          isOver,
          { () throws(DatabaseError) in
            try self.deleteMatches(before: nowSeconds - shortest)
          })
      else {
        hasNewRemains = false
        stage = .alerts
        break
      }
    case .alerts:
      if try deleteAlerts(nowSeconds) { break }
      guard try progress.areWordsDue(nowSeconds: nowSeconds) else {
        stage = .pages
        break
      }
      try words.begin()
      stage = .words
      return Step(beginsWords: true)
    case .words:
      if try !many(isOver, deleteWords) {
        try progress.noteWords(nowSeconds: nowSeconds)
        sweep.forget()
        stage = .pages
      }
    case .pages:
      if try !many(isOver, pages.giveSomeBack) {
        stage = .events
        endedAt = nowSeconds
      }
    }
    return Step()
  }

  /// Does parts until it has worked long enough, or there are no more; returns whether there are.
  private func many(
    _ isOver: () -> Bool, _ part: () throws(DatabaseError) -> Bool
  ) throws(DatabaseError) -> Bool {
    repeat {
      guard try part() else { return false }
    } while !isOver()
    return true
  }

  /// Forgets how far it came, because it may have been rolled back.
  func forget() {
    hasNewRemains = true
    sweep.forget()
    remains.begin()
    words.forget()
    stage = .events
    endedAt = nil
  }

  /// Deletes some of the matches without events; returns whether there may be more.
  private func deleteMatches(before seconds: Int64) throws(DatabaseError) -> Bool {
    guard let count = try remains.deleteMatches(before: seconds) else { return false }
    if count > 0 {
      book.note(Deletion(.matches, why: "their events are deleted", count: count), as: .retention)
    }
    return true
  }

  /// Deletes some alerts that are old enough; returns whether there may be more.
  private func deleteAlerts(_ nowSeconds: Int64) throws(DatabaseError) -> Bool {
    let limits = policy.generalLimits
    guard let seconds = limits.dueAt(0) else { return false }
    try holds.refresh()
    // What an alert is about is not known well enough to tell whether a hold names it.
    guard holds.holds.isEmpty else { return false }
    let times = try remains.deleteAlerts(before: nowSeconds - seconds)
    guard let first = times.min(), let last = times.max() else { return false }
    book.note(
      Deletion(.alerts, why: limits.atMostRule ?? "", count: times.count, times: first...last),
      as: .retention)
    return true
  }

  /// Does a part of the search for texts that are not in use; returns whether there is more.
  private func deleteWords() throws(DatabaseError) -> Bool {
    guard let count = try words.step() else { return false }
    if count > 0 {
      book.note(Deletion(.words, why: "no event has them any more", count: count), as: .retention)
    }
    return true
  }
}
