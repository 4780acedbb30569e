import Alarms
import Delivery
import Notify
import Settings
import Store
import Synchronization

/// Sends to one sink, on a thread of its own: one sink's trouble must not hold up anything else.
///
/// The outbox is its queue: it reads what waits there, sends it, and has it noted what became of it.
/// After a crash in between, a notification is sent again with the same id. What is not a constant
/// belongs to the thread that calls ``run()``; hence the unchecked sendability.
final class SinkWorker: @unchecked Sendable {
  /// What a worker tells the rest of the daemon.
  struct Events: Sendable {
    /// A row of the outbox has come to something.
    var settled: @Sendable (OutboxChange) -> Void = { _ in }
    /// A try failed; `isOutage` says that it is no accident any more.
    var failed: @Sendable (_ reason: String, _ isOutage: Bool) -> Void = { _, _ in }
    /// The other side answers, for the first time or again; or nothing waits for it any more.
    var recovered: @Sendable (_ hasFailed: Bool) -> Void = { _ in }
  }

  let name: String
  private let sink: Sink
  private let databasePath: String
  private let clock: DaemonClock
  private let events: Events
  private let signals = BlockingQueue<Void>(countMaximum: 1_000)
  /// Closed when the thread is done.
  private let ended = BlockingQueue<Void>(countMaximum: 1)
  private let hasToStop = StopRequest()
  private var queue: DeliveryQueue
  /// What waits, as far as it was read, in order.
  private var waiting: [NoticeReader.Waiting] = []
  /// Whether what was read may have changed since.
  private var isStale = true
  /// Rows whose fate is on its way into the database, with the second since when they waited: one
  /// that waits since another second was asked for again.
  private var settled: [Int64: Int64] = [:]
  /// How often something went wrong in a row while nothing was sent.
  private var idleFailures = 0
  /// When the send that goes on began, in monotonic nanoseconds; 0 while none does.
  private let busySince = Atomic<UInt64>(0)
  /// Whether it works, as last told; nil before anything was.
  private var isWorking: Bool?
  private var random = SystemRandomNumberGenerator()
  private var standing: StandingAlerts

  /// How often to look without a signal, in milliseconds.
  private static let lookMilliseconds = 1_000
  /// How many failures in a row while nothing is sent are no accident.
  private static let idleFailuresOfOutage = 5
  /// How long a send may go on before it is called stuck, in nanoseconds: longer than any timeout.
  private static let stuckNanoseconds: UInt64 = 300_000_000_000
  /// How many notifications to read at once.
  private static let batchMaximum = 100

  init(_ sink: Sink, databasePath: String, clock: DaemonClock, events: Events) {
    name = sink.name
    self.sink = sink
    self.databasePath = databasePath
    self.clock = clock
    self.events = events
    queue = DeliveryQueue(perMinute: sink.choice.perMinuteMax)
    standing = StandingAlerts(sink, clock)
  }

  // MARK: Other threads

  /// Says that the outbox may have something new.
  func signal() { if signals.count == 0 { signals.push(()) } }

  /// Whether a send does not come to an end, as to a reader who does not read.
  var isStuck: Bool {
    let since = busySince.load(ordering: .relaxed)
    return since != 0 && clock.monotonicNanoseconds() - since > Self.stuckNanoseconds
  }

  /// Has ``run()`` end once what waits is sent, or cannot be.
  func askToEnd() { signals.close() }

  /// Waits for the end of ``run()``; returns false when that takes longer.
  func waitForEnd(milliseconds: Int) -> Bool {
    _ = ended.pop(timeoutMilliseconds: milliseconds)
    return ended.isClosed
  }

  /// Gives up what is on its way: it is sent again after the next start.
  func cancel() {
    hasToStop.ask()
    sink.sender.cancel()
  }

  // MARK: The thread

  /// Works until it is stopped.
  func run() {
    defer { ended.close() }
    while !signals.isFinished, !hasToStop.isAsked {
      do throws(DatabaseError) {
        try work()
        return
      } catch {
        tellFailure("alerts cannot be read: \(error); they wait in the database", isOutage: true)
        _ = signals.pop(timeoutMilliseconds: Self.lookMilliseconds)
      }
    }
  }

  private func work() throws(DatabaseError) {
    let reader = try NoticeReader(Database.openForReading(databasePath))
    while !hasToStop.isAsked {
      if waiting.isEmpty || isStale { try read(reader) }
      try tellStanding(reader)
      let now = clock.monotonicNanoseconds()
      switch queue.next(waiting.map(\.row), at: now) {
      case .send(let row): send(row)
      case .wait(let until):
        if signals.isFinished { return }
        idle()
        wait(until: until, now)
      }
    }
  }

  /// Waits for something new, or for a moment.
  private func wait(until: UInt64?, _ now: UInt64) {
    let look = UInt64(Self.lookMilliseconds)
    let milliseconds = until.map { ($0 - min($0, now)) / 1_000_000 + 1 }
    _ = signals.pop(timeoutMilliseconds: Int(min(milliseconds ?? look, look)))
    // While the other side is away nothing is read that cannot be sent.
    isStale = until.map { $0 <= clock.monotonicNanoseconds() } ?? true
  }

  /// Tells what still rings, where that must be heard again and again: also while much is sent.
  private func tellStanding(_ reader: NoticeReader) throws(DatabaseError) {
    guard !queue.isAway else { return }
    if let reason = try standing.tellAgain(reader) { tellFailure(reason, isOutage: false) }
  }

  private func idle() {
    guard let reason = sink.sender.idle() else { return }
    idleFailures += 1
    tellFailure(reason, isOutage: idleFailures >= Self.idleFailuresOfOutage)
  }

  /// Reads what waits; what is not for this sink is settled at once.
  private func read(_ reader: NoticeReader) throws(DatabaseError) {
    isStale = false
    guard queue.goneReason == nil else { return }
    settled = try reader.stillWaiting(settled)
    var isMore = true
    while isMore, !hasToStop.isAsked {
      let found = try reader.waiting(sink: name, besides: settled, maximum: Self.batchMaximum)
      waiting = found.filter(isForSink)
      // Behind what is not for this sink there may be something that is.
      isMore = waiting.isEmpty && !found.isEmpty
    }
    queue.keep(only: waiting.map(\.row))
    if waiting.isEmpty { tellRecovery() }
  }

  /// Whether a notification is for this sink; settles it where it is not.
  private func isForSink(_ item: NoticeReader.Waiting) -> Bool {
    guard let announcement = item.announcement else {
      settle(item, .leftOut(reason: "the alert is not there any more"))
      return false
    }
    guard let reason = sink.choice.reasonAgainst(announcement) else { return true }
    settle(item, .leftOut(reason: reason))
    return false
  }

  private func send(_ row: Int64) {
    guard let index = waiting.firstIndex(where: { $0.row == row }),
      let announcement = waiting[index].announcement
    else { return }
    let item = waiting[index]
    busySince.store(clock.monotonicNanoseconds(), ordering: .relaxed)
    let outcome = sink.sender.send(
      Notification(row: row, announcement, createdAt: item.createdAt))
    busySince.store(0, ordering: .relaxed)
    let fate = queue.note(
      outcome, of: row, ageSeconds: clock.nowSeconds() - item.waitsSince,
      at: clock.monotonicNanoseconds(), random: &random)
    if case .waits(let reason) = fate {
      events.settled(OutboxChange(row: row, fate))
      tellFailure(reason, isOutage: queue.isOutage)
      isStale = true
      return
    }
    waiting.remove(at: index)
    settle(item, fate)
    if case .dead(let reason) = fate {
      tellFailure("notification \(row) is given up: \(reason)", isOutage: queue.isOutage)
    } else {
      tellRecovery()
    }
  }

  /// Says once that the sink does not fail any more.
  private func tellRecovery() {
    guard isWorking != true, !queue.isFailing else { return }
    let hasFailed = isWorking == false
    isWorking = true
    idleFailures = 0
    events.recovered(hasFailed)
  }

  private func tellFailure(_ reason: String, isOutage: Bool) {
    isWorking = false
    events.failed(reason, isOutage)
  }

  private func settle(_ item: NoticeReader.Waiting, _ fate: NotificationFate) {
    settled[item.row] = item.waitsSince
    events.settled(OutboxChange(row: item.row, fate))
  }
}
