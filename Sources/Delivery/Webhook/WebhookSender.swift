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
  /// How many connections failed in a row: the next one tries the next address.
  private var failures = 0
  private let running = Mutex<HTTPExchange?>(nil)

  /// How many alerts that still ring are told in one request.
  private static let standingMaximum = 200

  /// A sender; fails where certificates cannot be used.
  public init(
    _ settings: WebhookSettings, nowSeconds: @escaping @Sendable () -> Int64
  ) throws(Trust.Fault) {
    self.settings = settings
    self.nowSeconds = nowSeconds
    tls = try Trust.configuration(
      authorityFile: settings.authorityFile, identity: settings.identity)
  }

  deinit { shutDownClient() }

  /// Posts one notification, and judges the answer.
  public func send(_ notification: Notification) -> DeliveryOutcome {
    let now = nowSeconds()
    guard let body = settings.body.text(notification, nowSeconds: now) else {
      return .leftOut(reason: "the receiver has no words for a summary")
    }
    return post(body, id: notification.id, now)
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
      request, by: client, timeoutSeconds: settings.timeoutSeconds, nowSeconds: nowSeconds)
    running.withLock { $0 = exchange }
    let outcome = exchange.run()
    running.withLock { $0 = nil }
    failures = if case .failed(let failure) = outcome, !failure.isAnswer { failures + 1 } else { 0 }
    return outcome
  }

  /// Gives up the request that runs.
  public func cancel() { running.withLock { $0?.cancel() } }

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
    let addresses = try addresses()
    let address = addresses.isEmpty ? nil : addresses[failures % addresses.count]
    if let client, client.address == address { return client.client }
    shutDownClient()
    let made = HTTPClient(
      eventLoopGroupProvider: .singleton, configuration: configuration(address))
    client = (address, made)
    return made
  }

  /// The addresses to connect to; none where a proxy looks names up.
  private func addresses() throws(HostGuard.Fault) -> [String] {
    guard settings.proxy != nil else { return try settings.hostGuard.addresses(of: settings.host) }
    // The proxy sees other networks than this machine; an address it takes as it is.
    if NetworkAddress(settings.host) != nil {
      _ = try settings.hostGuard.addresses(of: settings.host)
    }
    return []
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
