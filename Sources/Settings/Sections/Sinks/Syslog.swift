import Notify

extension Configuration {
  /// A receiver of syslog.
  public struct Syslog: Sendable, Equatable {
    /// How messages get there.
    public enum Transport: String, Sendable, CaseIterable {
      /// A socket of this machine.
      case unix
      /// Datagrams over UDP.
      case udp
      /// A TCP stream.
      case tcp
      /// A TCP stream over TLS.
      case tls
    }

    /// How messages get there.
    public var transport = Transport.unix
    /// The socket of this machine.
    public var path = "/dev/log"
    /// The receiver's name or address.
    public var host: String?
    /// The receiver's port; nil is the one that the transport has.
    public var port: Int?
    /// The kind of program that messages come from.
    public var facility = SyslogFacility.daemon
    /// The program's name.
    public var appName = "trailbell"
    /// How a message is built; nil is what the transport's receivers know.
    public var format: SyslogMessage.Format?
    /// What stands behind the header.
    public var body = SyslogMessage.Body.line
    /// The longest message in bytes: rsyslog takes 8,096, and makes a second message of the rest.
    public var messageSizeMaxBytes = 8_000
    /// Whom it believes over TLS.
    public var trust = SinkTrust()
    /// Which alerts, how many, and in which words.
    public var choice = SinkChoice()

    /// The port to send to.
    public var effectivePort: Int { port ?? (transport == .tls ? 6_514 : 514) }

    /// How messages are built: what listens on a machine's own socket takes the parts of RFC 5424
    /// for the program and its words.
    public var effectiveFormat: SyslogMessage.Format {
      format ?? (transport == .unix ? .rfc3164 : .rfc5424)
    }

    /// The section with its defaults.
    public init() {}
  }
}

extension Configuration.Syslog: ConfigurationSection {
  mutating func bind(to reader: SectionReader) {
    reader.value("transport", &transport, .choice)
    reader.value("path", &path, .path(from: reader.folder))
    reader.optional("host", &host, .host, example: "logs.example.com")
    reader.optional("port", &port, .count(1...65_535), example: "514")
    reader.value("facility", &facility, .choice)
    reader.value("app_name", &appName, .text)
    reader.optional("format", &format, .choice, example: "rfc5424")
    reader.value("body", &body, .choice)
    reader.value("message_size_max", &messageSizeMaxBytes, .size(480...64.kibibytes))
    trust.bind(to: reader)
    choice.bind(to: reader)
    if transport == .unix, host != nil {
      reader.reject(
        "host", given: ["transport"], fault: "a socket of this machine has no host",
        mend: "set transport to udp, tcp or tls, or take host out")
    }
    if transport != .tls, trust != Configuration.SinkTrust() {
      reader.reject(
        "transport", given: ["ca_file", "client_certificate", "client_key_from"],
        fault: "certificates are for tls, and the transport is \(transport.rawValue)",
        mend: "set transport: tls, or take the certificates out")
    }
    if transport != .unix, host == nil {
      reader.reject(
        "host", given: ["transport"], fault: "it is not said where to send to",
        mend: "set host to the receiver's name or address")
    }
  }
}
