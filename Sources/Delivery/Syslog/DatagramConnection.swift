import NIOCore
import NIOPosix

/// Messages in datagrams, to a socket of this machine or over UDP.
final class DatagramConnection: SyslogConnection {
  private let open: () throws -> any Channel
  private var channel: (any Channel)?

  /// How long a write may take, in seconds: a socket of this machine is full while nobody reads it.
  private static let timeoutSeconds: Int64 = 10

  /// To a socket of this machine.
  init(path: String) {
    open = {
      try DatagramBootstrap(group: NIOSingletons.posixEventLoopGroup)
        .connect(unixDomainSocketPath: path).wait()
    }
  }

  /// Over UDP.
  init(host: String, port: Int) {
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
    let channel = try self.channel.flatMap { $0.isActive ? $0 : nil } ?? open()
    self.channel = channel
    try channel.write(message, withinSeconds: Self.timeoutSeconds)
  }

  private func close() {
    channel?.close(promise: nil)
    channel = nil
  }
}
