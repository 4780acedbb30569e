import Glibc
import Receivers
import Synchronization

/// An HTTP proxy that knows CONNECT, and remembers what it was told.
final class ConnectProxy: Sendable {
  private let server: RawServer
  private let heads: Heads

  private final class Heads: Sendable {
    let all = Mutex<[String]>([])
  }

  var port: Int { server.port }
  /// The heads of requests, as they came.
  var received: [String] { heads.all.withLock { $0 } }

  /// - Parameter answer: the status that it answers with; it connects with 200 only.
  init(answer: Int = 200) throws {
    let heads = Heads()
    self.heads = heads
    server = try RawServer { connection in
      let head = Self.head(connection)
      heads.all.withLock { $0.append(head) }
      RawServer.write("HTTP/1.1 \(answer) X\r\n\r\n", to: connection)
      // CONNECT name:port HTTP/1.1
      let target = head.split(separator: " ").dropFirst().first ?? ""
      guard answer == 200, let port = target.split(separator: ":").last.flatMap({ UInt16($0) })
      else { return }
      Self.relay(connection, toPort: port)
    }
  }

  private static func head(_ connection: Int32) -> String {
    var head = ""
    var byte: UInt8 = 0
    while !head.hasSuffix("\r\n\r\n"), recv(connection, &byte, 1, 0) == 1 {
      head.unicodeScalars.append(Unicode.Scalar(byte))
    }
    return head
  }

  private static func relay(_ client: Int32, toPort port: UInt16) {
    let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(server) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    address.sin_port = port.bigEndian
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { return }
    var ends = [
      pollfd(fd: client, events: Int16(POLLIN), revents: 0),
      pollfd(fd: server, events: Int16(POLLIN), revents: 0),
    ]
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while poll(&ends, 2, 30_000) > 0 {
      for (from, to) in [(0, 1), (1, 0)] where ends[from].revents != 0 {
        let count = recv(ends[from].fd, &buffer, buffer.count, 0)
        guard count > 0, send(ends[to].fd, buffer, count, Int32(MSG_NOSIGNAL)) == count else {
          return
        }
      }
    }
  }
}
