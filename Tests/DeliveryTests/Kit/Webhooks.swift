import Notify
import Settings

@testable import Delivery

/// Webhooks that lead to a port of loopback.
enum Webhooks {
  static func sender(
    port: Int, scheme: String = "http", host: String = "127.0.0.1", path: String = "/hook",
    format: WebhookFormat = .json, _ change: (inout WebhookSettings) -> Void = { _ in }
  ) throws -> WebhookSender {
    var settings = WebhookSettings(
      url: Secret("\(scheme)://\(host):\(port)\(path)"), host: host,
      body: WebhookBody(format, Wording(), hostName: "bell.example", routingKey: "routing-key"),
      contentType: format.contentType, hostGuard: HostGuard(privateHosts: [host]))
    change(&settings)
    return try WebhookSender(settings) { 1_700_000_200 }
  }
}
