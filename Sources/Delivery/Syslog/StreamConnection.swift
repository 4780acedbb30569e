import Glibc
import NIOCore
import NIOPosix
import NIOSSL

/// Messages on a stream, over TCP or TLS: each with its length in octets before it, so that nothing
/// in a message can end it.
final class StreamConnection: SyslogConnection {
  private let bootstrap: ClientBootstrap
  private let host: String
  private let port: Int
  private let nanoseconds: @Sendable () -> UInt64
  private var channel: (any Channel)?
  private var recent = RecentFrames()
  private let lastFault: LastFault

  /// How long connecting may take, and a write, in seconds.
  private static let timeoutSeconds: Int64 = 10
  /// How many bytes this machine's kernel is asked to hold; it takes twice as many, at most.
  ///
  /// What is there when a connection breaks must be among the recent frames.
  private static let sendBufferBytes: ChannelOptions.Types.SocketOption.Value = 65_536
  /// How long what was sent may go unacknowledged before the connection is broken, in milliseconds:
  /// the system would try for a quarter of an hour, and no recent frame is left by then.
  private static let silenceMilliseconds: ChannelOptions.Types.SocketOption.Value = 20_000

  /// - Parameters:
  ///   - tls: whom to believe; nil is TCP without TLS.
  ///   - nanoseconds: a clock that only goes forward.
  init(
    host: String, port: Int, tls: NIOSSLContext?, nanoseconds: @escaping @Sendable () -> UInt64
  ) {
    self.host = host
    self.port = port
    self.nanoseconds = nanoseconds
    // Certificates name machines; an address is compared as such.
    let name = NetworkAddress(host) == nil ? host : nil
    let fault = LastFault()
    lastFault = fault
    bootstrap = ClientBootstrap(group: NIOSingletons.posixEventLoopGroup)
      .connectTimeout(.seconds(Self.timeoutSeconds))
      .channelOption(.socketOption(.so_keepalive), value: 1)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelOption(.socketOption(.so_sndbuf), value: Self.sendBufferBytes)
      .channelOption(.tcpOption(.init(rawValue: TCP_USER_TIMEOUT)), value: Self.silenceMilliseconds)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if let tls {
            try channel.pipeline.syncOperations.addHandler(
              NIOSSLClientHandler(context: tls, serverHostname: name))
          }
          try channel.pipeline.syncOperations.addHandler(StreamWatcher(fault))
        }
      }
  }

  deinit { channel?.close(promise: nil) }

  func send(_ message: [UInt8]) throws {
    let frame = Array("\(message.count) ".utf8) + message
    if !isOpen { try connect() }
    try write(frame)
    recent.add(frame, at: nanoseconds())
  }

  /// Writes the last frames again when the connection broke behind them.
  func idle() throws {
    if channel != nil, !isOpen, !recent.all(at: nanoseconds()).isEmpty { try connect() }
  }

  private var isOpen: Bool { channel?.isActive ?? false }

  private func connect() throws {
    channel = nil
    lastFault.forget()
    channel = try bootstrap.connect(host: host, port: port).wait()
    for frame in recent.all(at: nanoseconds()) { try write(frame) }
  }

  private func write(_ frame: [UInt8]) throws {
    guard let channel else { return }
    do { try channel.write(frame, withinSeconds: Self.timeoutSeconds) } catch {
      throw lastFault.fault ?? error
    }
  }
}
