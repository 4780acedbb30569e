import Daemon
import Foundation
import Synchronization

/// A line on the terminal that says how far an ingest is; silent where no terminal is.
final class ProgressBar: Sendable {
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let start = DispatchTime.now().uptimeNanoseconds
  private let lastShown = Mutex<UInt64>(0)

  private static let width = 24
  private static let intervalNanoseconds: UInt64 = 100_000_000

  /// Shows where the run is, at most ten times a second.
  func show(_ progress: IngestRun.Progress) {
    guard isTerminal else { return }
    let now = DispatchTime.now().uptimeNanoseconds
    let isDue = lastShown.withLock { last in
      guard now - last >= Self.intervalNanoseconds else { return false }
      last = now
      return true
    }
    if isDue { write(line(progress, seconds: Double(now - start) / 1e9)) }
  }

  /// Takes the line away.
  func clear() { if isTerminal { write("") } }

  private func line(_ progress: IngestRun.Progress, seconds: Double) -> String {
    let rate = Double(progress.events) / max(seconds, 0.001)
    let share = Double(progress.files) / Double(max(1, progress.filesFound))
    let filled = Int(share * Double(Self.width))
    let bar =
      String(repeating: "━", count: filled)
      + String(repeating: "─", count: Self.width - filled)
    // Until all folders were looked at, nobody knows how many files there are.
    let more = progress.isScanned ? "" : "+"
    var text =
      "\(bar) \(Numbers.grouped(progress.files))/\(Numbers.grouped(progress.filesFound))\(more) "
      + "files, \(Numbers.grouped(progress.events)) events, \(Numbers.grouped(Int(rate)))/s"
    if progress.isScanned, share > 0 {
      text += ", \(Int(seconds / share - seconds) + 1) s left"
    }
    return text
  }

  private func write(_ text: String) {
    writeError("\r\u{1B}[K\(text)")
  }
}
