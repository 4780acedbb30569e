import Alarms
import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL
import Notify
import Synchronization

/// Posts notifications to one address over HTTP.
///
/// The client is bound to the address that was looked at: when the name leads elsewhere, another
/// client takes its place.
public final class WebhookSender: AlertSender {
  private let settings: WebhookSettings
  private let tls: TLSConfiguration
  private let nowSeconds: @Sendable () -> Int64
  private var client: (address: String?, client: HTTPClient)?
  /// Whether the last request got no answer: then the next address is tried.
  private var isDoubtful = false
  private let redaction: Redaction
  private let running = Mutex(Running())

  private struct Running {
    var exchange: HTTPExchange?
    var isCancelled = false
  }

  /// How many alerts that still ring are told in one request.
  private static let standingMaximum = 200

  /// A sender; fails where certificates cannot be used.
  public init(
    _ settings: WebhookSettings, nowSeconds: @escaping @Sendable () -> Int64
  ) throws(Trust.Fault) {
    self.settings = settings
    redaction = settings.redaction
    self.nowSeconds = nowSeconds
    tls = try Trust.configuration(
      authorityFile: settings.authorityFile, identity: settings.identity)
  }

  deinit { shutDownClient() }

  /// Posts one notification, and judges the answer.
  public func send(_ notification: Notification) -> DeliveryOutcome {
    let now = nowSeconds()
    let bodies = settings.body.texts(notification, nowSeconds: now)
    var outcome = DeliveryOutcome.leftOut(reason: "the receiver has no words for a summary")
    for body in bodies {
      outcome = post(body, id: notification.id, now)
      guard case .delivered = outcome else { break }
    }
    return outcome
  }

  /// How often Alertmanager must hear of an alert; it takes silence for the end.
  public var standingIntervalSeconds: Int64? { settings.body.forgets ? 60 : nil }

  /// Posts what still rings, some hundreds at once.
  public func tellStanding(_ notices: [AlertNotice]) -> String? {
    let now = nowSeconds()
    let starts = stride(from: 0, to: notices.count, by: Self.standingMaximum)
    // One part that is refused must not end the others.
    let reasons = starts.compactMap { start in
      let part = Array(notices[start..<min(start + Self.standingMaximum, notices.count)])
      let body = settings.body.text(standing: part, nowSeconds: now)
      return post(body, id: "standing-\(now)-\(start)", now).reason
    }
    return reasons.first
  }

  /// Posts a body.
  func post(_ body: String, id: String, _ now: Int64) -> DeliveryOutcome {
    let client: HTTPClient
    do throws(HostGuard.Fault) {
      client = try connectedClient()
    } catch {
      return .failed(.init("\(error)"))
    }
    var request = HTTPClientRequest(url: settings.url.revealed)
    request.method = .POST
    request.headers = headers(id: id, body: body, now)
    request.body = .bytes(ByteBuffer(string: body))
    let exchange = HTTPExchange(
      request, by: client, timeoutSeconds: settings.timeoutSeconds, redaction: redaction,
      nowSeconds: nowSeconds)
    running.withLock { running in
      running.exchange = exchange
      if running.isCancelled { exchange.cancel() }
    }
    let outcome = exchange.run()
    running.withLock { $0.exchange = nil }
    isDoubtful = if case .failed(let failure) = outcome { !failure.isAnswer } else { false }
    return outcome
  }

  /// Gives up the request that runs.
  ///
  /// No other request follows: the sender is of no more use.
  public func cancel() {
    running.withLock { running in
      running.isCancelled = true
      running.exchange?.cancel()
    }
  }

  private func headers(id: String, body: String, _ now: Int64) -> HTTPHeaders {
    var headers: HTTPHeaders = [
      "Content-Type": settings.contentType, "User-Agent": "Trailbell",
    ]
    if let authorization = settings.authorization {
      headers.add(name: "Authorization", value: authorization.revealed)
    }
    for (name, value) in settings.signature.headers(id: id, nowSeconds: now, body: body) {
      headers.add(name: name, value: value)
    }
    return headers
  }

  // MARK: The client

  private func connectedClient() throws(HostGuard.Fault) -> HTTPClient {
    let address = try address()
    if let client, client.address == address { return client.client }
    shutDownClient()
    let made = HTTPClient(
      eventLoopGroupProvider: .singleton, configuration: configuration(address))
    client = (address, made)
    return made
  }

  /// The address to connect to; nil where a proxy looks names up.
  ///
  /// One that works is kept as long as the name leads there; after it comes the next.
  private func address() throws(HostGuard.Fault) -> String? {
    if settings.proxy != nil {
      // The proxy sees other networks than this machine; an address it takes as it is.
      if NetworkAddress(settings.host) != nil {
        _ = try settings.hostGuard.addresses(of: settings.host)
      }
      return nil
    }
    let addresses = try settings.hostGuard.addresses(of: settings.host)
    guard let present = client?.address, let place = addresses.firstIndex(of: present) else {
      return addresses.first
    }
    return isDoubtful ? addresses[(place + 1) % addresses.count] : present
  }

  private func configuration(_ address: String?) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: tls, redirectConfiguration: .disallow,
      timeout: .init(connect: .seconds(10), read: .seconds(settings.timeoutSeconds)),
      connectionPool: .init(
        idleTimeout: .seconds(60), concurrentHTTP1ConnectionsPerHostSoftLimit: 1),
      proxy: settings.proxy.map { .server(host: $0.host, port: $0.port) },
      decompression: .disabled)
    // A try is a try: pauses are for the queue to choose.
    configuration.connectionPool.retryConnectionEstablishment = false
    if let address { configuration.dnsOverride = [settings.host: address] }
    return configuration
  }

  private func shutDownClient() {
    if let client { try? client.client.syncShutdown() }
    client = nil
  }
}
