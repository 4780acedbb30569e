extension Configuration {
  /// Whom a sink believes over TLS, and what this machine shows of itself.
  public struct SinkTrust: Sendable, Equatable {
    /// Certificates of authorities that are believed besides the system's.
    public var authorityFile: String?
    /// The certificate that this machine shows.
    public var clientCertificate: String?
    /// Where its key lies.
    public var clientKeyFrom: SecretReference?

    /// The system's authorities, and nothing to show.
    public init() {}
  }
}

extension Configuration.SinkTrust {
  /// Offers the keys to the section that they are part of.
  mutating func bind(to reader: SectionReader) {
    reader.optional("ca_file", &authorityFile, .path(from: reader.folder), example: "ca.pem")
    reader.optional(
      "client_certificate", &clientCertificate, .path(from: reader.folder), example: "client.pem")
    reader.optional("client_key_from", &clientKeyFrom, .secret, example: "credential:client-key")
    if (clientCertificate == nil) != (clientKeyFrom == nil) {
      reader.reject(
        "client_certificate", given: ["client_key_from"],
        fault: "a certificate and its key belong together",
        mend: "set client_certificate and client_key_from, or neither")
    }
  }
}
