import Receivers
import Testing

@testable import Delivery

/// A proxy on the way: it learns where to, and nothing else.
@Suite(.timeLimit(.minutes(1))) struct WebhookProxyTests {
  private func outcome(_ proxy: ConnectProxy) throws -> (outcome: DeliveryOutcome, requests: Int) {
    let certificates = try Certificates()
    let receiver = try HTTPReceiver(tls: certificates.server("good")) { _ in .init(status: 204) }
    let sender = try Webhooks.sender(
      port: receiver.port, scheme: "https", host: "localhost", path: "/a-secret"
    ) { settings in
      settings.authorityFile = certificates.authority
      settings.authorization = Secret("Bearer s3cret")
      settings.proxy = .init(host: "127.0.0.1", port: proxy.port)
      settings.timeoutSeconds = 5
    }
    return (sender.send(Notices.notification()), receiver.received.count)
  }

  @Test func `what goes through a proxy is encrypted for the receiver`() throws {
    let proxy = try ConnectProxy()
    let (outcome, requests) = try outcome(proxy)
    #expect(outcome == .delivered(answer: "204") && requests == 1)
    #expect(proxy.received.count == 1)
    #expect(proxy.received[0].hasPrefix("CONNECT localhost:"))
    #expect(!proxy.received[0].contains("s3cret") && !proxy.received[0].contains("a-secret"))
  }

  @Test(arguments: [403, 407, 502])
  func `a proxy that refuses is a failure to be tried again`(status: Int) throws {
    let proxy = try ConnectProxy(answer: status)
    let (outcome, requests) = try outcome(proxy)
    guard case .failed(let failure) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(failure.reason.contains("roxy"), "\(failure.reason)")
    #expect(requests == 0)
  }
}
