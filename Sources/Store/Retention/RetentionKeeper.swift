import Retention

/// Keeps the database to a policy: first the alerts that are due, while it can still be told from their
/// events whom they are about, then the events, then what is left of them.
///
/// Each step is small, so that files on their way do not wait for it: whatever is done is done in parts
/// of a few rows, however large the database is, and between two parts it is asked whether to go on.
final class RetentionKeeper {
  private let policy: RetentionPolicy
  private let book: SealBook
  private let sweep: RetentionSweep
  private let remains: RemainsSweep
  private let alerts: AlertSweep
  private let words: WordSweep
  private let pages: FreePages
  private let progress: RetentionProgress
  private let sealedHolds: SealedHolds
  /// A machine that starts with a wrong date must not delete everything.
  private let trustsClockFrom: Int64
  private var stage = Stage.beginning
  /// Whether events were deleted since their matches were looked for.
  private var hasNewRemains = true
  /// When the last pass through everything ended, in seconds since 1970.
  private var endedAt: Int64?

  private enum Stage { case beginning, alerts, signals, events, remains, words, pages }

  /// What a step did.
  struct Step {
    /// How many events it deleted.
    var events = 0
    /// Whether it may have deleted what somebody has at hand.
    var deletes = false
    /// Whether what is in use is to be noted now: a search for texts that are not begins.
    var beginsWords = false
    /// Whether it deletes nothing because legal holds are not as they were sealed.
    var missesHolds = false
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
    alerts = try AlertSweep(connection)
    words = try WordSweep(connection, book, used)
    pages = FreePages(connection)
    progress = try RetentionProgress(connection)
    sealedHolds = try SealedHolds(connection)
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
  ///
  /// - Parameter isOver: whether it has worked long enough; asked between two parts.
  func step(nowSeconds: Int64, isOver: () -> Bool) throws(DatabaseError) -> Step {
    guard let shortest = policy.shortestSeconds else { return Step() }
    guard try sealedHolds.areAsSealed() else {
      stage = .beginning
      endedAt = nowSeconds
      return Step(missesHolds: true)
    }
    switch stage {
    case .beginning:
      if try many(isOver, sweep.adoptPart) { break }
      alerts.begin()
      stage = .alerts
    case .alerts: return Step(deletes: try deleteAlerts(nowSeconds, isOver))
    case .signals: return Step(deletes: try deleteSignals(nowSeconds, isOver))
    case .events: return try deleteEvents(nowSeconds, isOver)
    case .remains: return try deleteRemains(before: nowSeconds - shortest, nowSeconds, isOver)
    case .words: return Step(deletes: try deleteWords(nowSeconds, isOver))
    case .pages:
      if try !many(isOver, pages.giveSomeBack) {
        stage = .beginning
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
    words.forget()
    stage = .beginning
    endedAt = nil
  }

  // MARK: Stages

  /// Deletes some of the alerts that are old enough; returns whether it did.
  private func deleteAlerts(
    _ nowSeconds: Int64, _ isOver: () -> Bool
  ) throws(DatabaseError) -> Bool {
    let limits = policy.generalLimits
    var times: [Int64] = []
    let isMore = try many(isOver) { () throws(DatabaseError) in
      guard let age = limits.dueAt(0),
        let part = try self.alerts.deleteAlerts(
          before: nowSeconds - age, nowSeconds: nowSeconds, isOver: isOver)
      else { return false }
      times += part
      return true
    }
    if let first = times.min(), let last = times.max() {
      note(.alerts, times.count, why: limits.atMostRule ?? "", first...last)
    }
    if !isMore { stage = .signals }
    return !times.isEmpty
  }

  /// Deletes some of what Trailbell noticed of itself; returns whether it did.
  private func deleteSignals(
    _ nowSeconds: Int64, _ isOver: () -> Bool
  ) throws(DatabaseError) -> Bool {
    var deleted = 0
    let isMore = try many(isOver) { () throws(DatabaseError) in
      guard let age = self.policy.generalLimits.dueAt(0),
        let count = try self.alerts.deleteSignals(before: nowSeconds - age)
      else { return false }
      deleted += count
      return true
    }
    if !isMore { stage = .events }
    return deleted > 0
  }

  /// Deletes some of the events that are due.
  private func deleteEvents(
    _ nowSeconds: Int64, _ isOver: () -> Bool
  ) throws(DatabaseError) -> Step {
    if try sweep.isDue(policy, nowSeconds: nowSeconds) {
      let count = try sweep.step(policy, nowSeconds: nowSeconds, isOver: isOver)
      if count > 0 { hasNewRemains = true }
      return Step(events: count, deletes: count > 0)
    }
    remains.begin()
    guard hasNewRemains else { return try beginWords(nowSeconds) }
    stage = .remains
    return Step()
  }

  /// Deletes some of what is left of events.
  private func deleteRemains(
    before seconds: Int64, _ nowSeconds: Int64, _ isOver: () -> Bool
  ) throws(DatabaseError) -> Step {
    var deleted = RemainsSweep.Part()
    let isMore = try many(isOver) { () throws(DatabaseError) in
      guard let part = try self.remains.step(before: seconds) else { return false }
      deleted.rows += part.rows
      deleted.matches += part.matches
      return true
    }
    note(.matches, deleted.matches, why: "their events are deleted")
    var step = Step()
    if !isMore {
      hasNewRemains = false
      step = try beginWords(nowSeconds)
    }
    step.deletes = deleted.rows > 0
    return step
  }

  /// Begins to search for texts that are not in use, if it is time.
  private func beginWords(_ nowSeconds: Int64) throws(DatabaseError) -> Step {
    guard try progress.areWordsDue(nowSeconds: nowSeconds) else {
      stage = .pages
      return Step()
    }
    try words.begin()
    stage = .words
    return Step(beginsWords: true)
  }

  /// Does a part of the search for texts that are not in use; returns whether it deleted some.
  private func deleteWords(
    _ nowSeconds: Int64, _ isOver: () -> Bool
  ) throws(DatabaseError) -> Bool {
    var deleted = 0
    let isMore = try many(isOver) { () throws(DatabaseError) in
      guard let count = try self.words.step(isOver: isOver) else { return false }
      deleted += count
      return true
    }
    note(.words, deleted, why: "no event has them any more")
    if !isMore {
      try progress.noteWords(nowSeconds: nowSeconds)
      sweep.forget()
      stage = .pages
    }
    return deleted > 0
  }

  private func note(
    _ what: Deletion.What, _ count: Int, why: String, _ times: ClosedRange<Int64>? = nil
  ) {
    guard count > 0 else { return }
    book.note(Deletion(what, why: why, count: count, times: times), as: .retention)
  }
}
