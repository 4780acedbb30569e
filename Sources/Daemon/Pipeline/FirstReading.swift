import Synchronization

/// Whether what lay in the folders was read, at the start and after a time without reading.
///
/// Until then an alarm that holds because nothing came would ring for want of what is about to be
/// read.
final class FirstReading: Sendable {
  private struct State {
    /// The folders that were not looked through yet.
    var unread: Set<Int>
    /// When it was first looked at, by the monotonic clock.
    var begunAt: UInt64?
    /// Whether files were lost on their way, so that the folders are looked through once more; what is
    /// lost again will hardly ever be read.
    var isSecondLook = false
    var isOver = false
    /// Whether files were given up on their way: what follows is no end of the reading.
    var isAbandoned = false
  }

  private let folders: Set<Int>
  private let state: Mutex<State>

  /// How long it is waited for at most, in nanoseconds: some trails take days to read, and some
  /// folders cannot be read at all.
  private static let nanosecondsMaximum: UInt64 = 3_600_000_000_000

  /// - Parameter folderCount: the folders that will be said to be looked through, by their numbers
  ///   from 0 on.
  init(folderCount: Int) {
    folders = Set(0..<folderCount)
    state = Mutex(State(unread: Set(0..<folderCount)))
  }

  /// Whether it is over.
  var isOver: Bool { state.withLock { $0.isOver } }

  /// Begins again, because nothing could be read for a while.
  func begin() {
    state.withLock { state in
      state.unread = folders
      state.begunAt = nil
      state.isSecondLook = false
      state.isOver = false
    }
  }

  /// The files that were handed over are given up: the reading is not over, though none is left.
  func abandon() { state.withLock { $0.isAbandoned = true } }

  /// It is over, for there is nothing more to come.
  func end() { state.withLock { $0.isOver = $0.isOver || !$0.isAbandoned } }

  /// A folder was looked through, and all that is new in it handed over.
  func noteFolder(_ number: Int) { state.withLock { _ = $0.unread.remove(number) } }

  /// Looks whether it is over: when all that was handed over is stored, or will be with the open
  /// transaction.
  func look(_ inFlight: FilesInFlight, monotonicNanoseconds: UInt64) {
    state.withLock { state in
      guard !state.isOver, !state.isAbandoned else { return }
      let begunAt = state.begunAt ?? monotonicNanoseconds
      state.begunAt = begunAt
      guard monotonicNanoseconds - begunAt < Self.nanosecondsMaximum else {
        state.isOver = true
        return
      }
      // In this order: a folder is noted when all of its files were counted.
      guard state.unread.isEmpty, inFlight.isEmpty else { return }
      guard inFlight.lossCount > 0, !state.isSecondLook else {
        state.isOver = true
        return
      }
      state.isSecondLook = true
      state.unread = folders
    }
  }
}
