import Foundation

/// Sockets of this machine alone.
enum Loopback {
  /// A port that the kernel holds to be free.
  static func freePort() -> Int {
    let listener = Listener()
    return listener.port
  }

  /// Whether somebody takes connections or datagrams at a port; nobody is disturbed by the question.
  static func isTaken(_ port: Int, by transport: String) -> Bool {
    // "st" is 0A for a socket that listens; one for datagrams has no such state.
    let table = (try? String(contentsOfFile: "/proc/net/\(transport)", encoding: .utf8)) ?? ""
    let digits = String(port, radix: 16, uppercase: true)
    let address = "0100007F:" + String(repeating: "0", count: 4 - digits.count) + digits
    return table.split(separator: "\n").dropFirst().contains { row in
      let columns = row.split(separator: " ")
      return columns[1] == address && (transport == "udp" || columns[3] == "0A")
    }
  }

  static func address(port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    return address
  }

  /// Asks for a page over HTTP, and returns the body of the answer.
  static func page(_ path: String, port: Int) -> String {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    let stream = Stream(descriptor)
    var address = address(port: port)
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { return "" }
    stream.write("GET \(path) HTTP/1.0\r\n\r\n")
    let answer = String(decoding: stream.readToEnd(), as: UTF8.self)
    return answer.firstRange(of: "\r\n\r\n").map { String(answer[$0.upperBound...]) } ?? ""
  }
}

/// A socket that waits for connections, on a port of the kernel's choice.
final class Listener: Sendable {
  private let descriptor: Int32
  let port: Int

  init() {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = Loopback.address(port: 0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = descriptor
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = bind(descriptor, $0, length)
        _ = listen(descriptor, 128)
        _ = getsockname(descriptor, $0, &length)
      }
    }
    port = Int(UInt16(bigEndian: address.sin_port))
  }

  deinit { close(descriptor) }

  /// Whether a connection waits to be taken.
  func hasConnection() -> Bool {
    var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&polled, 1, 1) == 1
  }

  /// Sets how many bytes the kernel takes for connections that are not read.
  func setBuffer(_ bytes: Int32) {
    var bytes = bytes
    setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &bytes, socklen_t(MemoryLayout<Int32>.size))
  }

  /// Takes the next connection.
  func take() -> Stream { Stream(accept(descriptor, nil, nil)) }

  /// Wakes whoever waits for a connection.
  func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }
}

/// A connection of bytes.
final class Stream {
  private let descriptor: Int32
  private var isOpen = true

  var isValid: Bool { descriptor >= 0 }

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { end() }

  func end() {
    if isOpen { close(descriptor) }
    isOpen = false
  }

  /// Ends the connection so that the other side sees a reset, whatever is on its way.
  func reset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &linger,
      socklen_t(MemoryLayout.size(ofValue: linger)))
    end()
  }

  /// Reads so many bytes, or fewer where the stream ends before.
  func read(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let read = bytes.withUnsafeMutableBytes { buffer in
        recv(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled, 0)
      }
      guard read > 0 else { break }
      filled += read
    }
    return Array(bytes[..<filled])
  }

  func readToEnd() -> [UInt8] {
    var bytes: [UInt8] = []
    while case let part = read(65_536), !part.isEmpty { bytes += part }
    return bytes
  }

  func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }
}
