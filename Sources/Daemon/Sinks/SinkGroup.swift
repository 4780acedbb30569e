import Delivery
import Logging
import Settings
import Store
import Synchronization

/// All sinks of a session, each on its own thread.
final class SinkGroup: Sendable {
  /// Who is told of sinks that fail, and come back.
  struct Watchers: Sendable {
    let health: Health
    let selfAlarms: SelfAlarms?
    let logger: Logger
  }

  private let workers: [SinkWorker]
  private let clock: DaemonClock
  private let watchers: Watchers
  /// The sinks that were stuck when last looked at.
  private let stuck = Mutex<Set<String>>([])

  /// How long a stop waits for notifications that are on their way.
  private static let stopMilliseconds = 2_000
  /// How long one that was given up may take to say so.
  private static let cancelMilliseconds = 500

  init(
    _ sinks: [Sink], pipeline: Pipeline, databasePath: String, clock: DaemonClock,
    _ watchers: Watchers
  ) {
    self.clock = clock
    self.watchers = watchers
    workers = sinks.map { sink in
      SinkWorker(
        sink, databasePath: databasePath, clock: clock,
        events: Self.events(of: sink.name, pipeline, watchers))
    }
  }

  /// Starts the threads; returns false when the system has none left.
  func start() -> Bool { workers.allSatisfy { worker in WorkerThread { worker.run() } != nil } }

  /// Says that the outbox may have something new.
  func signal() { for worker in workers { worker.signal() } }

  /// Tells of sinks that are stuck: their own threads cannot.
  func lookForStuck() {
    for worker in workers {
      let (isNew, isOver) = stuck.withLock { stuck in
        worker.isStuck
          ? (stuck.insert(worker.name).inserted, false) : (false, stuck.remove(worker.name) != nil)
      }
      if isNew {
        let reason = "what is sent does not come to an end: does nobody read it?"
        watchers.health.noteSink(worker.name, isFailing: true)
        watchers.health.note(error: "sink \(worker.name): \(reason)", .sink, watchers.logger)
        watchers.selfAlarms?.begin(.sinkFailing, ["sink": worker.name], reason)
      }
      if isOver {
        watchers.health.noteSink(worker.name, isFailing: false)
        watchers.selfAlarms?.end(.sinkFailing, ["sink": worker.name])
      }
    }
  }

  /// Ends them all: what waits is sent if that is quick, and the rest after the next start.
  ///
  /// A thread that is stuck, as behind a reader who reads no more, is left behind.
  func end() {
    for worker in workers { worker.askToEnd() }
    let start = clock.monotonicNanoseconds()
    let slow = workers.filter { worker in
      let elapsed = Int((clock.monotonicNanoseconds() - start) / 1_000_000)
      return !worker.waitForEnd(milliseconds: max(0, Self.stopMilliseconds - elapsed))
    }
    for worker in slow { worker.cancel() }
    for worker in slow { _ = worker.waitForEnd(milliseconds: Self.cancelMilliseconds) }
  }

  private static func events(
    of name: String, _ pipeline: Pipeline, _ watchers: Watchers
  ) -> SinkWorker.Events {
    var events = SinkWorker.Events()
    events.settled = { change in
      watchers.health.note(change.fate, of: name)
      pipeline.note(change)
    }
    events.failed = { reason, isOutage in
      watchers.health.noteSink(name, isFailing: true)
      watchers.health.note(error: "sink \(name): \(reason)", .sink, watchers.logger)
      if isOutage { watchers.selfAlarms?.begin(.sinkFailing, ["sink": name], reason) }
    }
    events.recovered = { hasFailed in
      watchers.health.noteSink(name, isFailing: false)
      if hasFailed { watchers.logger.notice("sink \(name) works again") }
      watchers.selfAlarms?.end(.sinkFailing, ["sink": name])
    }
    return events
  }
}
