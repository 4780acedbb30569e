import Glibc

/// The process that holds a lock, as it wrote itself into the lock file.
public struct LockHolder: Sendable, Equatable, CustomStringConvertible {
  /// The process; nil when the lock file does not tell.
  public let processIdentifier: Int32?
  /// When it took the lock, in seconds since 1970.
  public let startedEpochSeconds: Int?

  /// The holder for a sentence: `process 4711, running since 2026-11-22T15:41:02Z`.
  public var description: String {
    guard let processIdentifier, let startedEpochSeconds else { return "an unknown process" }
    return "process \(processIdentifier), running since \(timestamp(startedEpochSeconds))"
  }

  /// This process, now.
  static func current() -> LockHolder {
    LockHolder(processIdentifier: getpid(), startedEpochSeconds: time(nil))
  }

  /// Replaces the content of the lock file, as far as the disk has room.
  ///
  /// The lock holds without it, and a full disk must not keep the service from starting.
  func write(to descriptor: Int32) {
    let text = "process=\(processIdentifier ?? 0)\nstarted=\(startedEpochSeconds ?? 0)\n"
    ftruncate(descriptor, 0)
    _ = pwrite(descriptor, text, text.utf8.count, 0)
  }

  /// Reads the holder of a lock that is known to be held.
  ///
  /// Between taking the lock and writing, a holder has no name yet, or the file still has that of a
  /// process that died; both pass in an instant.
  static func settled(_ descriptor: Int32) -> LockHolder {
    var holder = read(descriptor)
    for _ in 0..<20 {
      if let identifier = holder.processIdentifier, isAlive(identifier) { break }
      usleep(5000)
      holder = read(descriptor)
    }
    return holder
  }

  private static func read(_ descriptor: Int32) -> LockHolder {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    let text = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
    func number(_ name: String) -> Int? {
      let line = text.split(separator: "\n").first { $0.hasPrefix(name + "=") }
      return line.flatMap { Int($0.dropFirst(name.count + 1)) }
    }
    return LockHolder(
      processIdentifier: number("process").flatMap(Int32.init(exactly:)),
      startedEpochSeconds: number("started"))
  }

  private static func isAlive(_ identifier: Int32) -> Bool {
    // Another user's process may not be signalled, and is alive all the same.
    kill(identifier, 0) == 0 || errno == EPERM
  }

  private func timestamp(_ epochSeconds: Int) -> String {
    var seconds: time_t = epochSeconds
    var parts = tm()
    var buffer = [CChar](repeating: 0, count: 32)
    guard gmtime_r(&seconds, &parts) != nil else { return "\(epochSeconds)" }
    let length = strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
