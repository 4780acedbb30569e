import Notify

/// Where a webhook goes, and how.
public struct WebhookSettings: Sendable {
  /// An HTTP proxy, and how it knows us.
  public struct Proxy: Sendable, Hashable {
    /// Its name or address.
    public let host: String
    /// Its port.
    public let port: Int

    /// A proxy by its place.
    public init(host: String, port: Int) {
      self.host = host
      self.port = port
    }
  }

  /// The address to post to; it may carry a secret.
  public var url: Secret
  /// The name in the address, as it stands there.
  public var host: String
  /// Whether the whole address is a secret.
  public var hasSecretURL = false
  /// What the body looks like.
  public var body: WebhookBody
  /// Its type.
  public var contentType: String
  /// The value of the header Authorization.
  public var authorization: Secret?
  /// PagerDuty's key of the service, which stands in the body.
  public var routingKey: Secret?
  /// What tells copies apart, and signs the bodies where there are keys.
  public var signature = WebhookSignature()
  /// Certificates of authorities, as PEM, that are believed besides the system's.
  public var authorityFile: String?
  /// What this machine shows of itself.
  public var identity: ClientIdentity?
  /// The way out.
  public var proxy: Proxy?
  /// Which addresses may be connected to.
  public var hostGuard: HostGuard
  /// How long a request may take, in seconds.
  public var timeoutSeconds: Int64 = 30

  /// A webhook from its necessary parts.
  public init(
    url: Secret, host: String, body: WebhookBody, contentType: String, hostGuard: HostGuard
  ) {
    self.url = url
    self.host = host
    self.body = body
    self.contentType = contentType
    self.hostGuard = hostGuard
  }

  /// What takes secrets out of answers.
  var redaction: Redaction {
    Redaction(
      address: hasSecretURL ? url.revealed : nil,
      others: [authorization, routingKey].compactMap { $0?.revealed })
  }
}
