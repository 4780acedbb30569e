import Glibc

/// A system call that failed on the way to the service manager or to the lock.
public struct ServiceNoticeError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What was tried, as in "cannot open …".
  public let operation: String
  /// The file or socket it was tried on.
  public let path: String
  /// The error number of the system.
  public let code: Int32
  /// What to do about it; empty when the system's own words say it.
  public let mend: String

  /// The whole error on one line.
  public var description: String {
    let reason = String(cString: strerror(code))
    return "cannot \(operation) \(path): \(reason)" + (mend.isEmpty ? "" : "; \(mend)")
  }
}
