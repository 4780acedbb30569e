import Foundation
import NIOCore
import NIOPosix
import Receivers
import Testing

@testable import Delivery

/// Posting, and what comes of every answer that a receiver can give.
@Suite(.timeLimit(.minutes(5))) struct WebhookSenderTests {
  private static let signature =
    (try? WebhookSignature(keys: [Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")])) ?? .init()

  @Test func `a request carries body, type, signature and authorization`() throws {
    let receiver = try HTTPReceiver { _ in .init(status: 202, body: "taken") }
    let sender = try Webhooks.sender(port: receiver.port) { settings in
      settings.authorization = Secret("Bearer abc")
      settings.signature = Self.signature
    }
    let notification = Notices.notification(5)
    #expect(sender.send(notification) == .delivered(answer: "202: taken"))
    #expect(sender.send(notification) == .delivered(answer: "202: taken"))
    let requests = receiver.received
    #expect(requests.count == 2)
    #expect(requests[0].method == "POST" && requests[0].path == "/hook")
    #expect(requests[0].headers["content-type"] == "application/json; charset=UTF-8")
    #expect(requests[0].headers["authorization"] == "Bearer abc")
    #expect(requests[0].headers["webhook-id"] == "0000000000000005-firing-5")
    #expect(requests[0].headers["webhook-id"] == requests[1].headers["webhook-id"])
    #expect(requests[0].headers["webhook-timestamp"] == "1700000200")
    #expect(requests[0].headers["webhook-signature"]?.hasPrefix("v1,") ?? false)
    let object = try JSONSerialization.jsonObject(with: Data(requests[0].body.utf8))
    #expect((object as? [String: Any])?["alertID"] as? String == "0000000000000005")
  }

  @Test func `every status from 200 to 599 is judged, and no redirect followed`() throws {
    let receiver = try HTTPReceiver { request in
      let status = Int(request.headers["webhook-id"]?.split(separator: "-").last ?? "") ?? 0
      return .init(
        status: status, headers: [("Location", "http://127.0.0.1:1/stolen")], body: "")
    }
    let sender = try Webhooks.sender(port: receiver.port)
    for status in 200...599 {
      let expected = StatusJudgement.outcome(
        status: status, answer: "", retryAfterSeconds: nil)
      #expect(sender.send(Notices.notification(status)) == expected, "\(status)")
    }
    #expect(receiver.received.count == 400)
  }

  @Test(arguments: [
    "", "\r\n\r\n", "hello\r\n", "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1\r\n\r\n",
    "HTTP/1.1 999999 X\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\n", "\u{0}\u{1}\u{2}",
    "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nhello",
    "HTTP/1.1 200 OK\r\nX: " + String(repeating: "a", count: 1_000_000) + "\r\n\r\n",
  ])
  func `garbage is a failure to be tried again`(answer: String) throws {
    let server = try RawServer { connection in
      RawServer.readHead(connection)
      _ = RawServer.write(answer, to: connection)
    }
    let sender = try Webhooks.sender(port: server.port) { $0.timeoutSeconds = 2 }
    guard case .failed(let failure) = sender.send(Notices.notification()) else {
      Issue.record("taken for an answer")
      return
    }
    #expect(!failure.reason.contains("/hook"))
  }

  @Test func `silence, slow heads and bodies without end take no longer than the limit`() throws {
    let endings: [(String, @Sendable (Int32) -> Void)] = [
      ("silent", { _ in sleep(20) }),
      (
        "slow head",
        { connection in
          for letter in "HTTP/1.1 200 OK\r\nX-Header: abcdefghijklmnopqrstuvwxyz" {
            guard RawServer.write(String(letter), to: connection) else { return }
            usleep(300_000)
          }
        }
      ),
    ]
    for (name, talk) in endings {
      let server = try RawServer { connection in
        RawServer.readHead(connection)
        talk(connection)
      }
      let sender = try Webhooks.sender(port: server.port) { $0.timeoutSeconds = 1 }
      let start = ContinuousClock.now
      guard case .failed = sender.send(Notices.notification()) else {
        Issue.record("\(name) was taken for an answer")
        continue
      }
      #expect(ContinuousClock.now - start < .seconds(10), "\(name)")
    }
  }

  @Test func `the status counts, whatever the body does`() throws {
    let bodies: [(String, @Sendable (Int32) -> Void)] = [
      ("none of what was announced", { _ in }),
      (
        "without end",
        { connection in
          let part = "8000\r\n" + String(repeating: "x", count: 32_768) + "\r\n"
          while RawServer.write(part, to: connection) {}
        }
      ),
      (
        "slow without end",
        { connection in
          while RawServer.write("1\r\nx\r\n", to: connection) { usleep(100_000) }
        }
      ),
    ]
    for (name, talk) in bodies {
      let server = try RawServer { connection in
        RawServer.readHead(connection)
        _ = RawServer.write(
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", to: connection)
        talk(connection)
      }
      let sender = try Webhooks.sender(port: server.port) { $0.timeoutSeconds = 2 }
      let start = ContinuousClock.now
      guard case .delivered(let answer) = sender.send(Notices.notification()) else {
        Issue.record("\(name): not delivered")
        continue
      }
      #expect(answer.count < 300)
      #expect(ContinuousClock.now - start < .seconds(10), "\(name)")
    }
  }

  @Test func `a receiver that is not there is a failure at once`() throws {
    let receiver = try RawServer { _ in }
    let port = receiver.port
    receiver.stop()
    let sender = try Webhooks.sender(port: port)
    let start = ContinuousClock.now
    guard case .failed(let failure) = sender.send(Notices.notification()) else {
      Issue.record("delivered to nobody")
      return
    }
    #expect(failure.reason.contains("refused"))
    #expect(!failure.isAnswer)
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  @Test func `one that hangs up is a failure, and the next try connects anew`() throws {
    let server = try RawServer { connection in
      RawServer.readHead(connection)
      var linger = linger(l_onoff: 1, l_linger: 0)
      setsockopt(
        connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
    }
    let sender = try Webhooks.sender(port: server.port)
    for _ in 0..<3 {
      guard case .failed = sender.send(Notices.notification()) else {
        Issue.record("delivered")
        return
      }
    }
    #expect(server.connectionCount == 3)
  }

  @Test func `private addresses are not connected to`() throws {
    let server = try RawServer { _ in }
    let sender = try Webhooks.sender(port: server.port, host: "localhost") { settings in
      settings.hostGuard = HostGuard(privateHosts: [])
    }
    guard case .failed(let failure) = sender.send(Notices.notification()) else {
      Issue.record("connected")
      return
    }
    #expect(failure.reason.contains("private_hosts"))
    #expect(server.connectionCount == 0)
  }

  @Test func `a request can be given up from another thread`() throws {
    let server = try RawServer { connection in
      RawServer.readHead(connection)
      sleep(20)
    }
    let sender = try Webhooks.sender(port: server.port)
    let cancelling = Thread { [sender = UncheckedBox(sender)] in
      while server.connectionCount == 0 { usleep(10_000) }
      usleep(50_000)
      sender.value.cancel()
    }
    cancelling.start()
    let start = ContinuousClock.now
    guard case .failed = sender.send(Notices.notification()) else {
      Issue.record("delivered")
      return
    }
    #expect(ContinuousClock.now - start < .seconds(10))
  }
}

/// Carries what another thread may touch as its documentation says.
struct UncheckedBox<Value>: @unchecked Sendable {
  let value: Value
  init(_ value: Value) { self.value = value }
}
