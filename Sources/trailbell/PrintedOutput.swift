@preconcurrency import Glibc

/// The program's standard output, as C keeps it.
enum PrintedOutput {
  /// Writes what was printed; returns why it could not, or nil.
  static func flush() -> Int32? {
    guard fflush(stdout) == 0 else { return errno }
    // What was refused while there was more to print is known by a mark alone, without a reason.
    guard ferror(stdout) != 0 else { return nil }
    return isReaderGone ? EPIPE : EIO
  }

  private static var isReaderGone: Bool {
    var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
    return poll(&output, 1, 0) > 0 && output.revents & Int16(POLLERR) != 0
  }
}
