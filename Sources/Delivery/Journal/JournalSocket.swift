import Glibc

/// The journal's own socket: one datagram is one entry.
final class JournalSocket {
  /// Where systemd's journal listens.
  static let path = "/run/systemd/journal/socket"

  private let descriptor: Int32

  /// How long a datagram waits for room, in seconds.
  private static let waitSeconds = 5

  /// Connects; nil where nobody listens.
  init?(path: String) {
    // Blocking, with a limit: a journal that is busy is waited for, one that is stuck is not.
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    var timeout = timeval(tv_sec: Self.waitSeconds, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    guard var address = Self.address(path) else {
      close(descriptor)
      return nil
    }
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard status == 0 else {
      close(descriptor)
      return nil
    }
  }

  deinit { close(descriptor) }

  /// Sends one entry; returns the system's number for what went wrong, or 0.
  func send(_ datagram: [UInt8]) -> Int32 {
    while true {
      let sent = datagram.withUnsafeBytes { bytes in
        Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
      }
      if sent >= 0 { return 0 }
      if errno != EINTR { return errno }
    }
  }

  private static func address(_ path: String) -> sockaddr_un? {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    return address
  }
}
