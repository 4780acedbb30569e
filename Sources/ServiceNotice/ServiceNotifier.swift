import Glibc

/// Tells the service manager how the service is doing, by the protocol of sd_notify(3).
///
/// Without a service manager every call does nothing, so that nobody has to ask first. Nothing here
/// may stop the service: a notice that could not be sent is a value to log.
public struct ServiceNotifier: Sendable {
  /// What became of a notice.
  public enum Delivery: Sendable, Equatable {
    /// The service manager has it.
    case sent
    /// No service manager asked for notices.
    case notAsked
    /// The notice is lost.
    case failed(ServiceNoticeError)
  }

  /// How long the service may stay silent before it is killed; nil when nobody watches.
  public let watchdogTimeoutMicroseconds: UInt64?

  /// How often to call `watchdog()`: half the timeout, as sd_watchdog_enabled(3) recommends.
  public var watchdogIntervalMicroseconds: UInt64? {
    watchdogTimeoutMicroseconds.map { max($0 / 2, 1) }
  }

  private let socketPath: String?

  /// A notifier for the service manager that `environment` names; the process is this one unless
  /// told otherwise.
  public init(environment: [String: String], processIdentifier: Int32? = nil) {
    socketPath = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
    watchdogTimeoutMicroseconds = Self.watchdogTimeout(
      environment, processIdentifier ?? getpid())
  }

  /// A notifier for the service manager that started this process, if one did.
  public init() {
    let names = ["NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"]
    let found = names.compactMap { name in getenv(name).map { (name, String(cString: $0)) } }
    self.init(environment: Dictionary(uniqueKeysWithValues: found))
  }

  /// The service does its work from now on, after a start or a reload.
  @discardableResult public func ready(status: String? = nil) -> Delivery {
    send(["READY=1"] + lines(status))
  }

  /// The start goes on, and is not to be given up before so long from now; after `ready()` nobody asks.
  @discardableResult public func extendStart(
    byMicroseconds microseconds: UInt64, status: String? = nil
  ) -> Delivery {
    send(["EXTEND_TIMEOUT_USEC=\(microseconds)"] + lines(status))
  }

  /// One sentence for `systemctl status`.
  @discardableResult public func status(_ sentence: String) -> Delivery {
    send(lines(sentence))
  }

  /// The service has made progress; call this from the work itself, never from a timer of its own,
  /// or a stuck service looks healthy.
  @discardableResult public func watchdog() -> Delivery {
    send(["WATCHDOG=1"])
  }

  /// The service begins to stop.
  @discardableResult public func stopping(status: String? = nil) -> Delivery {
    send(["STOPPING=1"] + lines(status))
  }

  /// The service begins to read its configuration again; `ready()` ends it.
  @discardableResult public func reloading(status: String? = nil) -> Delivery {
    send(["RELOADING=1", "MONOTONIC_USEC=\(monotonicMicroseconds())"] + lines(status))
  }

  private func send(_ lines: [String]) -> Delivery {
    // An empty datagram has hung service managers.
    guard let socketPath, !lines.isEmpty else { return .notAsked }
    do throws(ServiceNoticeError) {
      try NotifySocket.send(Array(lines.joined(separator: "\n").utf8), to: socketPath)
      return .sent
    } catch {
      return .failed(error)
    }
  }

  private func lines(_ status: String?) -> [String] {
    status.map { ["STATUS=\(StatusText.line($0))"] } ?? []
  }

  private func monotonicMicroseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000 + UInt64(time.tv_nsec) / 1000
  }

  private static func watchdogTimeout(
    _ environment: [String: String], _ processIdentifier: Int32
  ) -> UInt64? {
    // A child process inherits the variables, but it is not the one that is watched.
    if let watched = environment["WATCHDOG_PID"], Int32(watched) != processIdentifier { return nil }
    guard let timeout = environment["WATCHDOG_USEC"].flatMap(UInt64.init), timeout > 0 else {
      return nil
    }
    return timeout
  }
}
