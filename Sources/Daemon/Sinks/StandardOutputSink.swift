import Alarms
import CloudTrail
import Configuration
import Notify
import Store

/// Prints alerts, on a thread of its own: a slow reader must not hold up anything else.
///
/// The outbox is its queue: it reads what waits there, prints it, and has it noted as told. After a
/// crash in between, an alert is printed again with the same id.
final class StandardOutputSink: Sendable {
  /// The sink's name in the outbox.
  static let name = "stdout"

  private let output: StandardOutput
  private let format: Configuration.Alerts.StandardOutput.Format
  private let levelMin: Configuration.AlertLevel
  private let databasePath: String
  private let signals = BlockingQueue<Void>(countMaximum: 1_000)
  /// Closed when the thread is done.
  private let ended = BlockingQueue<Void>(countMaximum: 1)
  private let hasToStop = StopRequest()
  private let pipeline: Pipeline
  private let failed: @Sendable (String) -> Void
  private let works: @Sendable () -> Void

  /// How often to look without a signal, in milliseconds.
  private static let lookMilliseconds = 1_000
  /// How many notices to read at once.
  private static let batchMaximum = 100

  /// - Parameters:
  ///   - failed: told why alerts cannot be printed.
  ///   - works: told now and then that they can.
  init(
    _ settings: Configuration.Alerts.StandardOutput, output: StandardOutput, databasePath: String,
    pipeline: Pipeline, failed: @escaping @Sendable (String) -> Void,
    works: @escaping @Sendable () -> Void
  ) {
    self.output = output
    format = settings.format
    levelMin = settings.levelMin
    self.databasePath = databasePath
    self.pipeline = pipeline
    self.failed = failed
    self.works = works
  }

  /// Says that the outbox may have something new.
  func signal() { if signals.count == 0 { signals.push(()) } }

  /// Has ``run()`` end once what waits is printed, and waits for that, but not for a slow reader.
  func stop(waitMilliseconds: Int) {
    signals.close()
    _ = ended.pop(timeoutMilliseconds: waitMilliseconds)
    hasToStop.ask()
  }

  /// Works until it is stopped.
  func run() {
    defer { ended.close() }
    var last: Int64 = 0
    while !signals.isFinished {
      do throws(DatabaseError) {
        try follow(&last)
        return
      } catch {
        failed("alerts cannot be read: \(error); they wait in the database")
        _ = signals.pop(timeoutMilliseconds: Self.lookMilliseconds)
      }
    }
  }

  /// Prints what waits and what comes, until it is stopped or nobody can read it.
  private func follow(_ last: inout Int64) throws(DatabaseError) {
    let reader = try NoticeReader(Database.openForReading(databasePath))
    while true {
      guard try drain(reader, &last) else { return }
      works()
      if signals.isFinished { return }
      _ = signals.pop(timeoutMilliseconds: Self.lookMilliseconds)
    }
  }

  /// Prints everything that waits; returns false when nobody can read it.
  private func drain(_ reader: NoticeReader, _ last: inout Int64) throws(DatabaseError) -> Bool {
    while true {
      let waiting = try reader.waiting(
        sink: Self.name, after: last, maximum: Self.batchMaximum)
      if waiting.isEmpty { return true }
      for item in waiting {
        // What is left is for the next sink: a reload does not wait for a slow reader.
        if hasToStop.isAsked { return false }
        do throws(StandardOutput.Failure) {
          switch item.content {
          case .alert(let notice): try print(notice)
          case .summary(let summary): try print(summary)
          case nil: break
          }
        } catch {
          failed(
            "standard output cannot be written (\(error)); alerts wait in the database "
              + "and are printed after a restart")
          return false
        }
        last = item.row
        pipeline.acknowledge(item.row)
      }
    }
  }

  private func print(_ summary: BacklogSummary) throws(StandardOutput.Failure) {
    guard Self.level(summary.level) >= levelMin else { return }
    let line =
      switch format {
      case .line: BacklogLine.text(summary, timeText: EventTime.text)
      case .json: BacklogLine.json(summary, timeText: EventTime.text)
      }
    try output.write(line, priority: AlertPriority.number(ofLevel: summary.level))
  }

  /// A level by its name; what nobody knows is grave.
  private static func level(_ name: String) -> Configuration.AlertLevel {
    Configuration.AlertLevel(rawValue: name) ?? .critical
  }

  private func print(_ notice: AlertNotice) throws(StandardOutput.Failure) {
    guard Self.level(notice.rule.level) >= levelMin else { return }
    let line =
      switch format {
      case .line: AlertLine.text(notice, timeText: EventTime.text)
      case .json: AlertJSON.text(notice, timeText: EventTime.text)
      }
    try output.write(line, priority: AlertPriority.number(ofLevel: notice.rule.level))
  }
}
