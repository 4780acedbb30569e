import Alarms
import Delivery
import Foundation
import Synchronization
import Testing

/// Connections that break, at every place where they can.
@Suite(.serialized) struct ResetTests {
  /// A clock that the test sets forward.
  private final class Clock: Sendable {
    private let nanoseconds = Atomic<UInt64>(0)

    var now: UInt64 { nanoseconds.load(ordering: .relaxed) }

    func pass(seconds: UInt64) {
      nanoseconds.add(seconds * 1_000_000_000, ordering: .relaxed)
    }
  }

  private let listener = Listener()
  private let clock = Clock()

  private func sender(_ keys: String) throws -> any AlertSender {
    try Senders.syslog(
      "transport: tcp, host: 127.0.0.1, port: \(listener.port), \(keys)",
      nanoseconds: { [clock] in clock.now })
  }

  /// The next connection; what the sender has to do meanwhile it does.
  private func connection(of sender: any AlertSender) -> Stream {
    wait(for: "a connection") {
      _ = sender.idle()
      return listener.hasConnection()
    }
    return listener.take()
  }

  @Test func `a frame comes again whole, wherever in it the connection was reset`() throws {
    let sender = try sender("message_size_max: 480B")
    sender.deliver(Notices.notice(0))
    let first = listener.take()
    let length = try Frames.read(first).utf8.count + "480 ".utf8.count
    first.end()
    clock.pass(seconds: 31)
    #expect(length > 400)
    for place in 1..<length {
      // Where the end of the last connection was not seen yet, the frame is written to nobody first.
      sender.deliver(Notices.notice(place))
      let broken = connection(of: sender)
      let start = broken.read(place)
      broken.reset()
      let whole = connection(of: sender)
      let frame = try Frames.read(whole)
      #expect(frame.contains("alertID=\"\(Notices.alertID(place))\""), "\(frame)")
      #expect("\(frame.utf8.count) \(frame)".utf8.starts(with: start))
      whole.end()
      // What was sent long ago is not sent again.
      clock.pass(seconds: 31)
    }
  }

  @Test func `what a receiver has not read before it broke off comes again`() throws {
    listener.setBuffer(4_096)
    let sender = try sender("message_size_max: 1KiB")
    var sent = 0
    while sent < 1_000, case .delivered = sender.send(Notices.notification(sent)) { sent += 1 }
    #expect(sent > 50)
    let broken = listener.take()
    let third = try (0..<sent / 3).map { _ in try Frames.alertID(broken) }
    #expect(third == (0..<sent / 3).map(Notices.alertID))
    listener.setBuffer(1_048_576)
    broken.reset()
    // The one that could not be written any more, and the end of all.
    sender.deliver(Notices.notice(sent))
    let whole = connection(of: sender)
    var others: [String] = []
    repeat { others.append(try Frames.alertID(whole)) } while others.last != Notices.alertID(sent)
    #expect(Set(third + others) == Set((0...sent).map(Notices.alertID)))
    #expect(others == others.sorted())
  }

  @Test func `what was written shortly before a break comes again, though nothing new is sent`()
    throws
  {
    let sender = try sender("")
    sender.deliver(Notices.notice(1))
    listener.take().reset()
    #expect(try Frames.alertID(connection(of: sender)) == Notices.alertID(1))
  }

  @Test func `a silent break is noticed while what was sent before it is remembered`() throws {
    let sender = try sender("")
    sender.deliver(Notices.notice(1))
    // What the kernel was told: it breaks the connection, and a test of that would have to wait.
    let limits = (Int32(0)..<1_024).compactMap { descriptor -> Int32? in
      var peer = sockaddr_in()
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      let status = withUnsafeMutablePointer(to: &peer) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          getpeername(descriptor, $0, &length)
        }
      }
      guard status == 0, peer.sin_family == AF_INET, Int(peer.sin_port.bigEndian) == listener.port
      else { return nil }
      var milliseconds: Int32 = 0
      length = socklen_t(MemoryLayout<Int32>.size)
      getsockopt(descriptor, Int32(IPPROTO_TCP), TCP_USER_TIMEOUT, &milliseconds, &length)
      return milliseconds
    }
    #expect(limits == [20_000])
  }

  @Test func `a socket of this machine that nobody reads is a failure, and works again after it`()
    throws
  {
    let folder = try TemporaryFolder()
    let receiver = try DatagramReceiver(path: folder.path("socket"))
    let sender = try Senders.syslog("transport: unix, path: \(receiver.path)")
    var sent = 0
    var outcome = DeliveryOutcome.delivered(answer: "")
    while sent < 10_000, case .delivered = outcome {
      outcome = sender.send(Notices.notification(sent))
      sent += 1
    }
    guard case .failed = outcome else {
      Issue.record("\(sent) datagrams were sent to nobody")
      return
    }
    for _ in 0..<sent - 1 { #expect(receiver.read().contains("Burst of Refusals")) }
    sender.deliver(Notices.notice(sent))
    #expect(receiver.read().contains(Notices.alertID(sent)))
  }
}
