import Receivers
import Testing

@testable import Delivery

/// What a sender does not tell, and where it goes on after a failure.
@Suite(.timeLimit(.minutes(1))) struct WebhookCareTests {
  @Test func `secrets that a receiver repeats are not told again`() throws {
    let receiver = try HTTPReceiver { request in
      .init(
        status: 400,
        body: "Cannot POST \(request.path) with \(request.headers["authorization"] ?? ""), key "
          + "R0UT1NGKEY, part B0000SECRET")
    }
    let sender = try Webhooks.sender(
      port: receiver.port, path: "/services/T000/B0000SECRET?t=x%2Fyz12345"
    ) { settings in
      settings.hasSecretURL = true
      settings.authorization = Secret("Bearer t0ken-t0ken")
      settings.routingKey = Secret("R0UT1NGKEY")
    }
    guard case .refused(let reason) = sender.send(Notices.notification()) else {
      Issue.record("not refused")
      return
    }
    for secret in ["B0000SECRET", "t0ken-t0ken", "R0UT1NGKEY", "yz12345"] {
      #expect(!reason.contains(secret), "\(reason)")
    }
    #expect(reason.contains("400: Cannot POST •••"))
  }

  @Test func `an answer is told in 200 characters, whatever they are made of`() throws {
    let receiver = try HTTPReceiver { _ in
      .init(status: 500, body: "e" + String(repeating: "\u{301}", count: 30_000))
    }
    let sender = try Webhooks.sender(port: receiver.port)
    guard case .failed(let failure) = sender.send(Notices.notification()) else {
      Issue.record("delivered")
      return
    }
    #expect(failure.reason.unicodeScalars.count < 300)
  }

  @Test func `an address that does not answer gives way to the next, which is kept`() throws {
    let receiver = try HTTPReceiver { _ in .init() }
    let sender = try Webhooks.sender(port: receiver.port, host: "bell.example") { settings in
      settings.hostGuard = HostGuard(privateHosts: ["bell.example"]) { _ in
        .success(["127.0.0.2", "127.0.0.1"])
      }
    }
    let outcomes = (0..<4).map { sender.send(Notices.notification($0)) }
    guard case .failed = outcomes[0] else {
      Issue.record("somebody listens at 127.0.0.2")
      return
    }
    #expect(outcomes.dropFirst().allSatisfy { $0 == .delivered(answer: "200") })
    #expect(receiver.received.count == 3)
  }

  @Test func `a name is the same in all letters`() throws {
    let receiver = try HTTPReceiver { _ in .init() }
    let sender = try Webhooks.sender(port: receiver.port, host: "bell.example") { settings in
      settings.hostGuard = HostGuard(privateHosts: ["BELL.example"]) { _ in
        .success(["127.0.0.1"])
      }
    }
    #expect(sender.send(Notices.notification()) == .delivered(answer: "200"))
  }
}
