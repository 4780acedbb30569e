/// The way to a receiver of syslog.
public enum SyslogTransport: Sendable {
  /// A socket of this machine, by its path.
  case unix(path: String)
  /// Datagrams (RFC 5426): nobody says whether they arrive.
  case udp(host: String, port: Int)
  /// A stream with the length before each message (RFC 6587, octet counting).
  case tcp(host: String, port: Int)
  /// The same over TLS (RFC 5425).
  case tls(host: String, port: Int, authorityFile: String?, identity: ClientIdentity?)
}
