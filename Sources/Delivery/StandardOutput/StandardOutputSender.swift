import Notify

/// Prints notifications as lines.
public final class StandardOutputSender: AlertSender {
  private let output: StandardOutput
  private let line: (Notification) -> String

  /// A way to standard output.
  ///
  /// - Parameter line: what is printed, in one line.
  public init(_ output: StandardOutput, line: @escaping (Notification) -> String) {
    self.output = output
    self.line = line
  }

  /// Prints one line; waits while the reader is slow.
  public func send(_ notification: Notification) -> DeliveryOutcome {
    do throws(StandardOutput.Failure) {
      try output.write(line(notification), priority: notification.priority)
      return .delivered(answer: "")
    } catch {
      return .gone(
        reason: "standard output cannot be written (\(error)); alerts wait in the database and are "
          + "printed after a restart")
    }
  }
}
