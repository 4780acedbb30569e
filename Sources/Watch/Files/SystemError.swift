import Glibc

/// A system call that failed: which one, and the error number that it left.
public struct SystemError: Error, Sendable, Hashable {
  /// The system call by its name in the manual.
  public let call: String
  /// The value of `errno`.
  public let number: Int32

  /// Names a call and the error number that it left.
  public init(call: String, number: Int32) {
    self.call = call
    self.number = number
  }

  /// The error that the last call on this thread left behind.
  static func last(_ call: String) -> SystemError {
    SystemError(call: call, number: errno)
  }

  /// Whether the entry, or a directory on the way to it, is not there (any more).
  var isVanished: Bool { number == ENOENT || number == ENOTDIR || number == ESTALE }

  /// Whether a symbolic link was in the place of what was to be opened.
  var isSymbolicLink: Bool { number == ELOOP }

  /// Whether a socket, or a device without a driver, was opened like a file.
  var isUnopenableDevice: Bool { number == ENXIO || number == ENODEV }

  /// Whether the process or the machine has no descriptor left.
  var isOutOfDescriptors: Bool { number == EMFILE || number == ENFILE }

  /// Whether the permissions forbid it.
  var isForbidden: Bool { number == EACCES || number == EPERM }
}

extension SystemError: CustomStringConvertible {
  /// The call and the system's words for the error.
  public var description: String {
    "\(call): \(String(cString: strerror(number))) (error \(number))"
  }
}
