import Alarms
import Delivery
import Store

/// Tells receivers that forget what they do not hear again, such as Alertmanager, what still rings.
struct StandingAlerts {
  private let sink: Sink
  private let clock: DaemonClock
  private let intervalNanoseconds: UInt64?
  private var toldAt: UInt64 = 0

  init(_ sink: Sink, _ clock: DaemonClock) {
    self.sink = sink
    self.clock = clock
    intervalNanoseconds = sink.sender.standingIntervalSeconds.map { UInt64($0) * 1_000_000_000 }
  }

  /// Tells all alerts that ring and that the sink was told of, if it is time; returns why that
  /// failed.
  mutating func tellAgain(_ reader: NoticeReader) throws(DatabaseError) -> String? {
    let now = clock.monotonicNanoseconds()
    guard let intervalNanoseconds, now - toldAt >= intervalNanoseconds else { return nil }
    toldAt = now
    let notices = try reader.standing(sink: sink.name).filter {
      sink.choice.reasonAgainst(.alert($0)) == nil
    }
    guard !notices.isEmpty else { return nil }
    return sink.sender.tellStanding(notices)
  }
}
