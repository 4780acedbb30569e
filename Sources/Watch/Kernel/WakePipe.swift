import Glibc
import Synchronization

/// How other threads reach the one that waits in `poll`: a pipe to itself, and what they want.
///
/// The wishes are flags that stay until they are taken, the pipe only ends the wait; so a wish is
/// never lost, whether it comes before, during or after the wait.
final class WakePipe: Sendable {
  private let readEnd: OwnedDescriptor
  private let writeEnd: OwnedDescriptor
  private let stopWanted = Atomic(false)
  private let wakeWanted = Atomic(false)
  private let rescanWanted = Atomic(false)

  init() throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .last("pipe") }
    readEnd = OwnedDescriptor(adopting: ends[0])
    writeEnd = OwnedDescriptor(adopting: ends[1])
    // A full pipe wakes as well as an empty one: neither end may block.
    for end in ends {
      guard fcntl(end, F_SETFD, FD_CLOEXEC) == 0, fcntl(end, F_SETFL, O_NONBLOCK) == 0 else {
        throw .last("fcntl")
      }
    }
  }

  /// What `poll` waits for.
  var descriptor: Int32 { readEnd.rawValue }

  var isStopWanted: Bool { stopWanted.load(ordering: .acquiring) }

  func stop() {
    stopWanted.store(true, ordering: .releasing)
    write()
  }

  func wake() {
    wakeWanted.store(true, ordering: .releasing)
    write()
  }

  func requestRescan() {
    rescanWanted.store(true, ordering: .releasing)
    write()
  }

  func takeWake() -> Bool { wakeWanted.exchange(false, ordering: .acquiringAndReleasing) }

  func takeRescanRequest() -> Bool {
    rescanWanted.exchange(false, ordering: .acquiringAndReleasing)
  }

  /// Empties the pipe; the flags are looked at after this, or a wish could be slept over.
  func drain() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(readEnd.rawValue, &bytes, bytes.count) > 0 {}
  }

  private func write() {
    var byte: UInt8 = 0
    while Glibc.write(writeEnd.rawValue, &byte, 1) < 0 && errno == EINTR {}
  }
}
