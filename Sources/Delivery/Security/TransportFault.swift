import AsyncHTTPClient
import Glibc
import NIOCore
import NIOPosix
import NIOSSL
import Notify

/// What went wrong on the way, in words for a person.
enum TransportFault {
  static func words(_ error: any Error) -> String {
    switch error {
    case let error as HTTPClientError: "\(words(error))"
    case let error as IOError: systemWords(error)
    case let error as NIOSSLError: "TLS failed: \(LogText.line("\(error)"))"
    case let error as BoringSSLError: "TLS failed: \(LogText.line("\(error)"))"
    case let error as NIOSSLExtraError: "TLS failed: \(LogText.line("\(error)"))"
    case let error as NIOConnectionError: connectionWords(error)
    case is ChannelError: "the connection ended: \(error)"
    case is CancellationError: "given up, because the service stops"
    default: "the exchange failed: \(LogText.line("\(error)"))"
    }
  }

  private static func words(_ error: HTTPClientError) -> String {
    switch error {
    case .connectTimeout, .deadlineExceeded, .readTimeout, .tlsHandshakeTimeout,
      .getConnectionFromPoolTimeout:
      "no answer in time (\(error.shortDescription))"
    case .cancelled: "given up, because the service stops"
    default: "no answer that can be used (\(error.shortDescription))"
    }
  }

  private static func connectionWords(_ error: NIOConnectionError) -> String {
    let causes = error.connectionErrors.map { words($0.error) }
    return causes.first ?? "no connection: \(LogText.line("\(error)"))"
  }

  private static func systemWords(_ error: IOError) -> String {
    "no connection: \(String(cString: strerror(error.errnoCode)))"
  }
}
