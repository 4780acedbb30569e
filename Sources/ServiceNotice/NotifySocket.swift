import Glibc

/// One datagram to a unix socket.
enum NotifySocket {
  /// The most that a send waits for a service manager that is behind with reading.
  private static let sendTimeoutSeconds = 1

  /// Sends `bytes` to `path`; a leading `@` names a socket outside the file system.
  static func send(_ bytes: [UInt8], to path: String) throws(ServiceNoticeError) {
    let kind = Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = socket(AF_UNIX, kind, 0)
    guard descriptor >= 0 else { throw fault("open a socket for", path) }
    defer { close(descriptor) }
    var timeout = timeval(tv_sec: sendTimeoutSeconds, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    var (address, length) = try address(path)
    let sent = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), address, length)
      }
    }
    guard sent == bytes.count else { throw fault("notify", path) }
  }

  /// The socket address of `path`, and how much of it counts.
  private static func address(_ path: String) throws(ServiceNoticeError) -> (sockaddr_un, socklen_t)
  {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    var name = Array(path.utf8)
    guard let first = name.first, first == UInt8(ascii: "@") || first == UInt8(ascii: "/") else {
      throw ServiceNoticeError(
        operation: "notify", path: path, code: EAFNOSUPPORT,
        mend: "NOTIFY_SOCKET must start with / or @")
    }
    let isAbstract = first == UInt8(ascii: "@")
    if isAbstract { name[0] = 0 }
    // A path ends with a NUL; an abstract name is as long as its length says.
    let capacity = MemoryLayout.size(ofValue: address.sun_path) - (isAbstract ? 0 : 1)
    guard name.count <= capacity else {
      throw ServiceNoticeError(
        operation: "notify", path: path, code: ENAMETOOLONG,
        mend: "NOTIFY_SOCKET may have \(capacity) bytes")
    }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
    let header = MemoryLayout.offset(of: \sockaddr_un.sun_path) ?? 0
    return (address, socklen_t(header + name.count + (isAbstract ? 0 : 1)))
  }

  private static func fault(_ operation: String, _ path: String) -> ServiceNoticeError {
    ServiceNoticeError(operation: operation, path: path, code: errno, mend: "")
  }
}
