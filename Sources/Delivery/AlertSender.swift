import Alarms
import Notify

/// A way to the outside: sends one notification, waits for the answer, and says what came of it.
///
/// A sender belongs to one thread, but for ``cancel()``.
public protocol AlertSender: AnyObject {
  /// Sends; takes as long as the sink's timeout at most, and some seconds to look up names.
  func send(_ notification: Notification) -> DeliveryOutcome

  /// Does what is to be done while nothing is to be sent; nil when all is well.
  func idle() -> String?

  /// Gives up what is on its way; from any thread.
  func cancel()

  /// How often the receiver must hear what still rings, in seconds; nil where it remembers.
  var standingIntervalSeconds: Int64? { get }

  /// Tells what still rings; returns why that failed.
  func tellStanding(_ notices: [AlertNotice]) -> String?
}

extension AlertSender {
  /// Nothing is to be done.
  public func idle() -> String? { nil }
  /// Nothing can be given up.
  public func cancel() {}
  /// The receiver remembers.
  public var standingIntervalSeconds: Int64? { nil }
  /// Nothing is told again.
  public func tellStanding(_ notices: [AlertNotice]) -> String? { nil }
}
