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
    case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError: "TLS failed: \(trustWords(error))"
    case let error as NIOConnectionError: connectionWords(error)
    case let error as SocketAddressError: addressWords(error)
    case let error as LostFrames: error.description
    case is ChannelError: "the other side ended the connection"
    case is CancellationError: "broken off, because the service stops"
    default: "the exchange failed: \(LogText.line("\(error)"))"
    }
  }

  private static func words(_ error: HTTPClientError) -> String {
    switch error {
    case .connectTimeout, .deadlineExceeded, .readTimeout, .tlsHandshakeTimeout,
      .getConnectionFromPoolTimeout:
      "no answer in time (\(error.shortDescription))"
    case .cancelled: "broken off, because the service stops"
    default: "no answer that can be used (\(error.shortDescription))"
    }
  }

  /// What TLS says of itself in code, and what it means.
  private static let trustMeanings = [
    (
      "CERTIFICATE_VERIFY_FAILED",
      "the receiver's certificate is not believed: it is expired, or of an authority that neither "
        + "the system nor ca_file knows"
    ),
    ("failedToValidateHostname", "the receiver's certificate is for another name"),
    ("WRONG_VERSION_NUMBER", "the receiver does not speak TLS at this port"),
    ("UNSUPPORTED_PROTOCOL", "the receiver speaks no TLS from version 1.2 on"),
    ("PROTOCOL_VERSION", "the receiver speaks no TLS from version 1.2 on"),
    (
      "unknownError([])",
      "this machine has no certificates of authorities: install ca-certificates, or set ca_file"
    ),
    ("CERTIFICATE_REQUIRED", "the receiver wants a certificate: set client_certificate"),
    ("UNKNOWN_CA", "the receiver does not believe this machine's certificate"),
  ]

  private static func trustWords(_ error: any Error) -> String {
    let said = "\(error)"
    return trustMeanings.first { said.contains($0.0) }?.1 ?? LogText.line(said)
  }

  private static func connectionWords(_ error: NIOConnectionError) -> String {
    let causes = error.connectionErrors.map { words($0.error) }
    return causes.first ?? "no connection: \(LogText.line("\(error)"))"
  }

  private static func addressWords(_ error: SocketAddressError) -> String {
    switch error {
    case .unknown(let host, _): "\(LogText.line(host)) is not known"
    case .unixDomainSocketPathTooLong: "the path of the socket is too long for the system"
    default: "no connection: \(LogText.line("\(error)"))"
    }
  }

  private static func systemWords(_ error: IOError) -> String {
    "no connection: \(String(cString: strerror(error.errnoCode)))"
  }
}
