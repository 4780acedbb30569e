import Alarms
import Delivery
import Notify
import Settings

/// Sends a marked test alert to sinks, and tells what the other side answered.
public struct SinkTrial {
  /// What came of one sink.
  public struct Result: Sendable {
    /// The sink's name.
    public let name: String
    /// Whether it has the test.
    public let isGood: Bool
    /// What the other side said, or what went wrong.
    public let words: String
  }

  private let sinks: Configuration.Sinks
  private let path: String
  private let maker: SenderMaker
  private let output: StandardOutput
  private let clock: DaemonClock

  /// A trial of a configuration's sinks.
  public init(
    _ sinks: Configuration.Sinks, _ path: String, environment: [String: String],
    clock: DaemonClock = .system
  ) {
    self.sinks = sinks
    self.path = path
    self.clock = clock
    maker = SenderMaker(clock, environment: environment)
    output = StandardOutput(journalStream: environment["JOURNAL_STREAM"])
  }

  /// Tries one sink.
  public func run(_ name: String) throws(RunFailure) -> Result {
    guard let sink = try sink(name) else {
      let names = sinks.names.joined(separator: ", ")
      throw RunFailure(
        "there is no sink '\(name)' in \(path); the sinks are: \(names.isEmpty ? "none" : names)",
        exitStatus: .usage)
    }
    let now = clock.nowSeconds()
    var result = result(name, sink.sender.send(notification(.firing, of: name, now)))
    // What a receiver keeps open is closed again.
    if result.isGood, sinks.webhooks[name]?.format.keepsAlertsOpen ?? false {
      let second = self.result(name, sink.sender.send(notification(.resolved, of: name, now)))
      result = Result(
        name: name, isGood: second.isGood, words: "\(result.words); its end: \(second.words)")
    }
    return result
  }

  private func sink(_ name: String) throws(RunFailure) -> Sink? {
    do throws(SinkFault) { return try sinks.sink(called: name, by: maker, output) } catch {
      throw RunFailure("\(path): \(error)", exitStatus: .configuration)
    }
  }

  private func notification(
    _ change: AlertChange, of name: String, _ nowSeconds: Int64
  ) -> Notification {
    Notification(
      testOf: TestNotice.notice(ofSink: name, change, nowSeconds: nowSeconds),
      nowSeconds: nowSeconds)
  }

  private func result(_ name: String, _ outcome: DeliveryOutcome) -> Result {
    switch outcome {
    case .delivered(let answer):
      Result(name: name, isGood: true, words: answer.isEmpty ? "sent" : "answered \(answer)")
    case .failed(let failure): Result(name: name, isGood: false, words: failure.reason)
    case .refused(let reason), .gone(let reason), .leftOut(let reason):
      Result(name: name, isGood: false, words: reason)
    }
  }
}
