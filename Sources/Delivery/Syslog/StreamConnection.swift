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
  /// When a connection is tried next without anything new to send, in monotonic nanoseconds.
  private var idleTryAt: UInt64 = 0
  private var idlePause = idlePauseMinimum
  private let lastFault: LastFault
  private let isEncrypted: Bool

  /// How long connecting may take, and a write, in seconds.
  private static let timeoutSeconds: Int64 = 10
  /// The pauses between tries to send again what a break may have lost, in nanoseconds.
  private static let idlePauseMinimum: UInt64 = 1_000_000_000
  private static let idlePauseMaximum: UInt64 = 300_000_000_000
  /// How long a new connection over TLS is looked at before it is believed, in milliseconds.
  private static let welcomeMilliseconds: Int64 = 200
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
    isEncrypted = tls != nil
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
    noteBreak()
    if channel == nil { try connect() }
    try write(frame)
    recent.noteWritten(frame, at: nanoseconds())
  }

  /// Notices a break, and writes again what it may have lost; throws what broke the connection.
  func idle() throws {
    let fault = noteBreak()
    let now = nanoseconds()
    if channel == nil, recent.isOwing, now >= idleTryAt {
      idlePause = min(idlePause * 2, Self.idlePauseMaximum)
      idleTryAt = now + idlePause
      try connect()
    }
    if let fault { throw fault }
  }

  /// Takes note of a connection that has ended; returns why, if it did not end in peace.
  @discardableResult
  private func noteBreak() -> (any Error)? {
    guard let channel, !channel.isActive else { return nil }
    self.channel = nil
    let lostCount = recent.noteBreak(at: nanoseconds())
    return lostCount > 0 ? LostFrames(count: lostCount) : lastFault.fault
  }

  private func connect() throws {
    lastFault.forget()
    let opened = try bootstrap.connect(host: host, port: port).wait()
    // Who does not believe a certificate says so a moment after all seemed well.
    if isEncrypted, opened.ends(withinMilliseconds: Self.welcomeMilliseconds) {
      throw lastFault.fault ?? ChannelError.eof
    }
    channel = opened
    idlePause = Self.idlePauseMinimum
    idleTryAt = 0
    try recent.settle(at: nanoseconds()) { frame in try write(frame) }
  }

  private func write(_ frame: [UInt8]) throws {
    guard let channel else { return }
    do { try channel.write(frame, withinSeconds: Self.timeoutSeconds) } catch {
      throw lastFault.fault ?? error
    }
  }
}
