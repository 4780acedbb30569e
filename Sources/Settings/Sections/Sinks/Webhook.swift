import Notify

extension Configuration {
  /// A receiver over HTTP.
  public struct Webhook: Sendable, Equatable {
    /// What the receiver understands.
    public var format = WebhookFormat.json
    /// The address to post to, where it is no secret.
    public var url: WebAddress?
    /// Where the address lies, where it is one.
    public var urlFrom: SecretReference?
    /// Where PagerDuty's key of the service lies.
    public var routingKeyFrom: SecretReference?
    /// Where the value of the header Authorization lies.
    public var authorizationFrom: SecretReference?
    /// Where the keys lie that sign each request, as Standard Webhooks asks.
    public var signingKeysFrom: [SecretReference] = []
    /// Whom it believes over TLS.
    public var trust = SinkTrust()
    /// The proxy on the way.
    public var proxy: WebAddress?
    /// Names and addresses that may lead into private networks.
    public var privateHosts: [String] = []
    /// How long one request may take.
    public var timeout: Duration = .seconds(30)
    /// Which alerts, how many, and in which words.
    public var choice = SinkChoice()

    /// The section with its defaults.
    public init() {}
  }
}

extension Configuration.Webhook: ConfigurationSection {
  mutating func bind(to reader: SectionReader) {
    reader.value("format", &format, .choice)
    reader.optional("url", &url, .webAddress, example: "https://alerts.example.com/hook")
    reader.optional("url_from", &urlFrom, .secret, example: "credential:hook-url")
    reader.optional("routing_key_from", &routingKeyFrom, .secret, example: "credential:pagerduty")
    reader.optional("authorization_from", &authorizationFrom, .secret, example: "credential:token")
    reader.list("signing_keys_from", &signingKeysFrom, .secret, mayBeEmpty: true)
    trust.bind(to: reader)
    reader.optional("proxy", &proxy, .proxyAddress, example: "http://proxy.example.com:3128")
    reader.list("private_hosts", &privateHosts, .host, mayBeEmpty: true)
    reader.value("timeout", &timeout, .duration(.seconds(1) ... .seconds(120)))
    choice.bind(to: reader)
    rejectPlaces(reader)
    rejectSecrets(reader)
  }

  /// The formats whose address alone lets anybody write.
  private static let secretAddressFormats: [WebhookFormat] = [.slack, .teams]

  private func rejectPlaces(_ reader: SectionReader) {
    if url == nil, urlFrom == nil {
      reader.reject(
        "url", given: ["url_from"], fault: "it is not said where to post to",
        mend: "set url, or url_from where the address is a secret")
    }
    if url != nil, urlFrom != nil {
      reader.reject(
        "url_from", given: ["url"], fault: "url is set as well", mend: "take one of the two out")
    }
    if let url, url.isPlain, !privateHosts.contains(where: { $0.lowercased() == url.host }) {
      reader.reject(
        "url", given: ["private_hosts"],
        fault: "what goes to \(url.host) over http would be read by anybody on the way",
        mend: "use https, or name \(url.host) in private_hosts")
    }
    if let proxy, !proxy.isPlain {
      reader.reject(
        "proxy", given: [], fault: "a proxy is spoken to over http",
        mend: "write http://; what goes through it is encrypted all the same")
    }
  }

  private func rejectSecrets(_ reader: SectionReader) {
    if url != nil, Self.secretAddressFormats.contains(format) {
      reader.reject(
        "url", given: ["format"],
        fault: "whoever knows an address of \(format.rawValue) can write there, so it is a secret",
        mend: "put it into a file and name that in url_from")
    }
    if format == .pagerduty, routingKeyFrom == nil {
      reader.reject(
        "routing_key_from", given: ["format"], fault: "PagerDuty needs the key of a service",
        mend: "put the integration key into a file and name that here")
    }
    if format != .pagerduty, routingKeyFrom != nil {
      reader.reject(
        "routing_key_from", given: ["format"], fault: "only PagerDuty has a routing key",
        mend: "take it out, or set format: pagerduty")
    }
  }
}
