import Foundation
import Glibc

/// The service manager's end of a notice: a bound unix datagram socket.
final class DatagramReceiver {
  /// What stands in `NOTIFY_SOCKET`.
  let name: String
  private let descriptor: Int32
  private let file: String?

  /// A receiver in the file system, or outside it with a leading `@`.
  init(abstract: Bool) throws {
    let unique = "trailbell-\(UUID().uuidString.prefix(8))"
    name = abstract ? "@\(unique)" : "/tmp/\(unique)"
    file = abstract ? nil : name
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    // A test that waits for a datagram that never comes must end.
    var timeout = timeval(tv_sec: 5, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    var bytes = Array(name.utf8)
    if abstract { bytes[0] = 0 }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let length = socklen_t(2 + bytes.count + (abstract ? 0 : 1))
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
    }
    guard descriptor >= 0, result == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
  }

  deinit {
    close(descriptor)
    if let file { unlink(file) }
  }

  /// The next datagram, split into its fields; nil when none comes.
  func next() -> [String]? {
    var bytes = [UInt8](repeating: 0, count: 8192)
    let count = recv(descriptor, &bytes, bytes.count, 0)
    guard count >= 0 else { return nil }
    let text = String(decoding: bytes.prefix(count), as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Whether nothing waits to be read.
  func isEmpty() -> Bool {
    var byte: UInt8 = 0
    return recv(descriptor, &byte, 1, Int32(MSG_DONTWAIT)) < 0 && errno == EAGAIN
  }
}
