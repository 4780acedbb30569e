import Glibc

/// The two ends of a stream, such as the one between a service and the journal.
final class TestStream {
  let writeEnd: Int32
  private let readEnd: Int32
  private var isReadable = true

  /// Opens a stream that holds little before a writer has to wait.
  init(isBlocking: Bool = true) throws {
    var ends: [Int32] = [-1, -1]
    // Closed on exec in one step: a child of another test must not keep an end open.
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw StreamFault(code: errno) }
    readEnd = ends[0]
    writeEnd = ends[1]
    signal(SIGPIPE, SIG_IGN)
    var byteCount: Int32 = 4_096
    setsockopt(writeEnd, SOL_SOCKET, SO_SNDBUF, &byteCount, socklen_t(MemoryLayout<Int32>.size))
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

  /// The next bytes, up to as many.
  func read(_ byteCount: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: byteCount)
    let count = Glibc.read(readEnd, &bytes, byteCount)
    return Array(bytes.prefix(max(0, count)))
  }

  /// What identifies the stream to those who write to it: `device:inode`.
  var journalStream: String {
    var status = stat()
    fstat(writeEnd, &status)
    return "\(status.st_dev):\(status.st_ino)"
  }
}

/// The kernel gave no stream.
struct StreamFault: Error {
  let code: Int32
}
