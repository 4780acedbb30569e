import Daemon
import Delivery
import Notify
import Rules
import Synchronization

/// Prints what a run finds, and remembers when it cannot be written.
final class ScanOutput: Sendable {
  private let output = StandardOutput(journalStream: nil)
  private let failure = Mutex<StandardOutput.Failure?>(nil)

  /// Prints a match as one JSON line.
  func print(_ match: ScanRun.Match) {
    let members = [
      ("ruleID", match.rule.id), ("ruleTitle", match.rule.title), ("ruleFile", match.rule.file),
      ("eventID", match.eventID), ("eventTime", match.eventTime),
    ]
    let text = members.map { "\(JSONText.text($0.0)):\(JSONText.text($0.1))" }
    write("{" + text.joined(separator: ",") + "}")
  }

  /// Prints a line, unless an earlier one could not be written.
  func write(_ line: String) {
    failure.withLock { failure in
      guard failure == nil else { return }
      do throws(StandardOutput.Failure) {
        try output.write(line, priority: 6)
      } catch let error {
        failure = error
      }
    }
  }

  /// Whether a line could not be written, because nobody reads any more or for another reason.
  var hasFailed: Bool { failure.withLock { $0 != nil } }

  /// Fails when lines were lost that somebody would have read.
  func failIfLost() throws(RunFailure) {
    guard case .system(let reason)? = failure.withLock({ $0 }) else { return }
    throw RunFailure("standard output cannot be written: \(reason)", exitStatus: .output)
  }
}
