import NIOCore
import NIOPosix

/// Messages in datagrams, to a socket of this machine or over UDP.
final class DatagramConnection: SyslogConnection {
  private let open: () throws -> any Channel
  private let nanoseconds: @Sendable () -> UInt64
  private var channel: (any Channel)?
  private var openedAt: UInt64 = 0

  /// How long a write may take, in seconds: a socket of this machine is full while nobody reads it.
  private static let timeoutSeconds: Int64 = 10
  /// How long a socket is used, in nanoseconds: nobody says when a name leads elsewhere by now.
  private static let ageNanosecondsMaximum: UInt64 = 300_000_000_000

  /// To a socket of this machine.
  init(path: String, nanoseconds: @escaping @Sendable () -> UInt64) {
    self.nanoseconds = nanoseconds
    open = {
      try DatagramBootstrap(group: NIOSingletons.posixEventLoopGroup)
        .connect(unixDomainSocketPath: path).wait()
    }
  }

  /// Over UDP.
  init(host: String, port: Int, nanoseconds: @escaping @Sendable () -> UInt64) {
    self.nanoseconds = nanoseconds
    open = {
      try DatagramBootstrap(group: NIOSingletons.posixEventLoopGroup)
        .connect(host: host, port: port).wait()
    }
  }

  deinit { close() }

  func send(_ message: [UInt8]) throws {
    do {
      try write(message)
    } catch let error as IOError where error.isOfBrokenConnection {
      // The receiver was started again: its socket is another one.
      close()
      try write(message)
    }
  }

  private func write(_ message: [UInt8]) throws {
    let now = nanoseconds()
    if now - openedAt > Self.ageNanosecondsMaximum { close() }
    if !(channel?.isActive ?? false) {
      channel = try open()
      openedAt = now
    }
    guard let channel else { return }
    try channel.write(message, withinSeconds: Self.timeoutSeconds)
  }

  private func close() {
    channel?.close(promise: nil)
    channel = nil
  }
}
