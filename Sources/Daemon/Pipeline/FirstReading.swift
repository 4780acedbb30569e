import Synchronization

/// Whether what lay in the folders at the start was read.
///
/// Until then an alarm that holds because nothing came would ring for want of what is about to be
/// read.
final class FirstReading: Sendable {
  private struct State {
    /// The folders that were not looked through yet.
    var folderCount: Int
    /// When it was first asked, by the monotonic clock.
    var begunAt: UInt64?
    var isOver = false
  }

  private let state: Mutex<State>

  /// How long it is waited for at most, in nanoseconds: some trails take days to read, and some
  /// folders cannot be read at all.
  private static let nanosecondsMaximum: UInt64 = 3_600_000_000_000

  /// - Parameter folderCount: the folders that will be said to be looked through.
  init(folderCount: Int) { state = Mutex(State(folderCount: folderCount)) }

  /// Whether it is over.
  var isOver: Bool { state.withLock { $0.isOver } }

  /// A folder was looked through, and all that is new in it handed over.
  func noteFolder() { state.withLock { $0.folderCount -= 1 } }

  /// Looks whether it is over.
  ///
  /// - Parameters:
  ///   - isAllStored: whether all that was handed over is stored, or will be with the open
  ///     transaction.
  ///   - monotonicNanoseconds: the monotonic clock.
  func look(isAllStored: Bool, monotonicNanoseconds: UInt64) {
    state.withLock { state in
      let begunAt = state.begunAt ?? monotonicNanoseconds
      state.begunAt = begunAt
      let isTooLong = monotonicNanoseconds - begunAt >= Self.nanosecondsMaximum
      if isTooLong || (isAllStored && state.folderCount <= 0) { state.isOver = true }
    }
  }
}
