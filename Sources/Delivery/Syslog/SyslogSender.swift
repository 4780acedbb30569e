import Glibc
import NIOCore
import NIOSSL
import Notify

/// Sends notifications as messages of syslog.
public final class SyslogSender: AlertSender {
  private let message: SyslogMessage
  private let connection: any SyslogConnection

  /// A sender; fails where certificates cannot be used.
  ///
  /// - Parameter nanoseconds: a clock that only goes forward.
  public init(
    _ message: SyslogMessage, over transport: SyslogTransport,
    nanoseconds: @escaping @Sendable () -> UInt64
  ) throws(Trust.Fault) {
    self.message = message
    switch transport {
    case .unix(let path): connection = DatagramConnection(path: path, nanoseconds: nanoseconds)
    case .udp(let host, let port):
      connection = DatagramConnection(host: host, port: port, nanoseconds: nanoseconds)
    case .tcp(let host, let port):
      connection = StreamConnection(host: host, port: port, tls: nil, nanoseconds: nanoseconds)
    case .tls(let host, let port, let authorityFile, let identity):
      let context = try Self.context(
        Trust.configuration(authorityFile: authorityFile, identity: identity))
      connection = StreamConnection(
        host: host, port: port, tls: context, nanoseconds: nanoseconds)
    }
  }

  /// Sends one message; it is delivered when this machine's kernel has it, for nobody answers.
  public func send(_ notification: Notification) -> DeliveryOutcome {
    do {
      try connection.send(Array(message.text(notification).utf8))
      return .delivered(answer: "")
    } catch let error as IOError where error.errnoCode == EMSGSIZE {
      return .refused(
        reason: "a message is longer than the transport takes; lower message_size_max")
    } catch {
      return .failed(.init(TransportFault.words(error)))
    }
  }

  /// Writes again what a break of the connection may have lost.
  public func idle() -> String? {
    do {
      try connection.idle()
      return nil
    } catch {
      return TransportFault.words(error)
    }
  }

  private static func context(
    _ configuration: TLSConfiguration
  ) throws(Trust.Fault) -> NIOSSLContext {
    do { return try NIOSSLContext(configuration: configuration) } catch {
      throw Trust.Fault(description: "the certificates cannot be used: \(error)")
    }
  }
}
