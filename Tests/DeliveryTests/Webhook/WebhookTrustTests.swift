import Foundation
import NIOSSL
import Receivers
import Testing

@testable import Delivery

/// Whom a webhook believes over TLS.
@Suite(.timeLimit(.minutes(2))) struct WebhookTrustTests {
  private static let certificates = Result { try Certificates() }

  private func outcome(
    _ server: NIOSSLContext, host: String = "localhost",
    _ change: (inout WebhookSettings) throws -> Void = { _ in }
  ) throws -> (outcome: DeliveryOutcome, requests: Int) {
    let receiver = try HTTPReceiver(tls: server) { _ in .init(status: 204) }
    let authority = try Self.certificates.get().authority
    var failure: (any Error)?
    let sender = try Webhooks.sender(port: receiver.port, scheme: "https", host: host) { settings in
      settings.authorityFile = authority
      settings.timeoutSeconds = 5
      do { try change(&settings) } catch { failure = error }
    }
    if let failure { throw failure }
    return (sender.send(Notices.notification()), receiver.received.count)
  }

  @Test func `an authority of one's own is believed when it is named, and only then`() throws {
    let server = try Self.certificates.get().server("good")
    #expect(try outcome(server).outcome == .delivered(answer: "204"))
    let unknown = try outcome(server) { $0.authorityFile = nil }
    #expect(words(unknown.outcome).contains("TLS failed"))
    #expect(unknown.requests == 0)
  }

  @Test func `a certificate for the address is believed`() throws {
    let server = try Self.certificates.get().server("address")
    #expect(try outcome(server, host: "127.0.0.1").outcome == .delivered(answer: "204"))
  }

  @Test(arguments: [
    ("expired", "not believed"), ("self", "not believed"), ("wrong", "for another name"),
  ])
  func `others are refused before anything is sent`(name: String, reason: String) throws {
    let refused = try outcome(try Self.certificates.get().server(name))
    #expect(words(refused.outcome).contains(reason), "\(refused)")
    #expect(refused.requests == 0)
  }

  @Test func `TLS older than 1.2 is refused`() throws {
    let refused = try outcome(try Self.certificates.get().server("good", maximum: .tlsv11))
    #expect(words(refused.outcome).contains("no TLS from version 1.2"), "\(refused)")
    #expect(refused.requests == 0)
  }

  @Test func `a client that is asked for shows its certificate`() throws {
    let certificates = try Self.certificates.get()
    let server = try certificates.server("good", asksClient: true)
    let known = try outcome(server) { settings in
      let key = try String(contentsOfFile: certificates.path("client.key"), encoding: .utf8)
      settings.identity = ClientIdentity(
        certificateFile: certificates.path("client.pem"), key: Secret(key))
    }
    #expect(known.outcome == .delivered(answer: "204"))
    let unknown = try outcome(server)
    #expect(unknown.requests == 0)
    #expect(words(unknown.outcome).contains("wants a certificate"), "\(unknown)")
  }

  @Test func `a plain server is no TLS server, and the other way round`() throws {
    let receiver = try HTTPReceiver { _ in .init() }
    let sender = try Webhooks.sender(port: receiver.port, scheme: "https", host: "localhost")
    #expect(words(sender.send(Notices.notification())).contains("does not speak TLS"))
    #expect(receiver.received.isEmpty)
  }

  @Test func `files that are no certificates are an error with their name`() throws {
    let path = "/etc/hostname"
    let error = #expect(throws: Trust.Fault.self) {
      _ = try Webhooks.sender(port: 1) { $0.authorityFile = path }
    }
    #expect(error?.description.contains(path) ?? false)
  }

  private func words(_ outcome: DeliveryOutcome) -> String {
    if case .failed(let failure) = outcome { failure.reason } else { "\(outcome)" }
  }
}
