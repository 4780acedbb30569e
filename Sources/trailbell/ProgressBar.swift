import Daemon
import Foundation
import Synchronization

/// A line on the terminal that says how far a run is; silent where no terminal is.
final class ProgressBar: Sendable {
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let start = DispatchTime.now().uptimeNanoseconds
  private let lastShown = Mutex<UInt64>(0)

  private static let width = 24
  private static let intervalNanoseconds: UInt64 = 100_000_000

  /// Shows where an ingest is.
  func show(_ progress: IngestRun.Progress) {
    // Until all folders were looked at, nobody knows how many files there are.
    let more = progress.isScanned ? "" : "+"
    show(
      done: progress.files, of: progress.filesFound, isWhole: progress.isScanned,
      events: progress.events
    ) { "\($0)\(more) files, \(Numbers.grouped(progress.events)) events" }
  }

  /// Shows where a backtest is.
  func show(_ progress: BacktestRun.Progress) {
    show(
      done: progress.events, of: progress.eventsFound, isWhole: true, events: progress.events
    ) { "\($0) events" }
  }

  /// Shows a share of the whole, at most ten times a second.
  ///
  /// - Parameters:
  ///   - isWhole: whether it is known how much there is to do.
  ///   - words: what is counted, given as "done/all" to be shown with it.
  private func show(
    done: Int, of all: Int, isWhole: Bool, events: Int, words: (String) -> String
  ) {
    guard isTerminal else { return }
    let now = DispatchTime.now().uptimeNanoseconds
    let isDue = lastShown.withLock { last in
      guard now - last >= Self.intervalNanoseconds else { return false }
      last = now
      return true
    }
    guard isDue else { return }
    let seconds = Double(now - start) / 1e9
    let share = min(1, Double(done) / Double(max(1, all)))
    let rate = Double(events) / max(seconds, 0.001)
    var text =
      "\(Self.bar(share)) \(words("\(Numbers.grouped(done))/\(Numbers.grouped(all))")), "
      + "\(Numbers.grouped(Int(rate)))/s"
    if isWhole, share > 0 { text += ", \(Int(seconds / share - seconds) + 1) s left" }
    write(text)
  }

  /// Takes the line away.
  func clear() { if isTerminal { write("") } }

  private static func bar(_ share: Double) -> String {
    let filled = Int(share * Double(width))
    return String(repeating: "━", count: filled) + String(repeating: "─", count: width - filled)
  }

  private func write(_ text: String) {
    writeError("\r\u{1B}[K\(text)")
  }
}
