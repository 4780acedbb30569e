import Glibc

/// A pipe whose ends belong to a test.
final class TestPipe {
  let readEnd: Int32
  let writeEnd: Int32
  private var isReadable = true

  /// `F_SETPIPE_SZ` of Linux, which Glibc shows to GNU programs only.
  private static let setSizeCommand: Int32 = 1031

  /// Opens a pipe.
  ///
  /// - Parameter byteCount: how much it holds before a writer waits.
  init(byteCount: Int32 = 4_096, isBlocking: Bool = true) throws {
    var ends: [Int32] = [-1, -1]
    // A child of another test must not keep an end open.
    guard pipe2(&ends, O_CLOEXEC) == 0 else { throw PipeFault(code: errno) }
    readEnd = ends[0]
    writeEnd = ends[1]
    signal(SIGPIPE, SIG_IGN)
    _ = fcntl(writeEnd, Self.setSizeCommand, byteCount)
    if !isBlocking { _ = fcntl(writeEnd, F_SETFL, O_NONBLOCK) }
  }

  deinit {
    closeReadEnd()
    close(writeEnd)
  }

  func closeReadEnd() {
    if isReadable { close(readEnd) }
    isReadable = false
  }

  /// The next bytes, up to as many; empty at the end.
  func read(_ byteCount: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: byteCount)
    let count = Glibc.read(readEnd, &bytes, byteCount)
    return Array(bytes.prefix(max(0, count)))
  }

  /// What identifies the pipe to the journal: `device:inode`.
  var journalStream: String {
    var status = stat()
    fstat(writeEnd, &status)
    return "\(status.st_dev):\(status.st_ino)"
  }
}

/// The kernel gave no pipe.
struct PipeFault: Error {
  let code: Int32
}
