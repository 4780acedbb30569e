import Glibc

/// A file descriptor with one owner, closed when the owner goes.
public struct OwnedDescriptor: ~Copyable, Sendable {
  /// The number to pass to system calls; it is valid as long as this value lives.
  public let rawValue: Int32

  /// Takes over a descriptor that nobody else closes.
  public init(adopting rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// Hands the descriptor to someone who closes it instead.
  public consuming func release() -> Int32 {
    let released = rawValue
    discard self
    return released
  }

  deinit {
    // The descriptor is gone even when close reports an error: a second try could close another's.
    _ = close(rawValue)
  }
}
