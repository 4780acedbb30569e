import Glibc
import Synchronization

/// Standard output as a sink: whole lines, with the journal's priority where it listens.
public struct StandardOutput: Sendable {
  /// Why a line was not written.
  public enum Failure: Error, Sendable {
    /// Nobody reads any more.
    case closed
    /// The system refused.
    case system(String)
  }

  private let descriptor: Int32
  /// Held for a line: two writers must not mix theirs.
  private static let turn = Mutex(())
  /// Whether the journal reads: it takes a priority from the beginning of a line.
  public let isJournal: Bool

  /// Standard output, or another descriptor.
  ///
  /// - Parameter journalStream: the variable JOURNAL_STREAM, `device:inode` of the journal's end.
  public init(descriptor: Int32 = STDOUT_FILENO, journalStream: String?) {
    self.descriptor = descriptor
    var status = stat()
    guard let journalStream, fstat(descriptor, &status) == 0 else {
      isJournal = false
      return
    }
    isJournal = journalStream == "\(status.st_dev):\(status.st_ino)"
  }

  /// Writes one line; waits while the reader is slow.
  public func write(_ line: String, priority: Int) throws(Failure) {
    let text = (isJournal ? "<\(priority)>" : "") + line + "\n"
    try Self.turn.withLock { _ throws(Failure) in try write(Array(text.utf8)) }
  }

  private func write(_ text: [UInt8]) throws(Failure) {
    var bytes = text
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes.removeFirst(count)
      } else if errno == EAGAIN {
        waitForRoom()
      } else if errno == EPIPE || errno == EBADF {
        throw .closed
      } else if errno != EINTR {
        throw .system(String(cString: strerror(errno)))
      }
    }
  }

  private func waitForRoom() {
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    poll(&request, 1, 1_000)
  }
}
