import Glibc
import Synchronization

/// A server that speaks whatever the test makes it speak, on a thread for each connection.
public final class RawServer: Sendable {
  /// Where it listens.
  public let port: Int
  private let listener: Int32
  private let log = Log()

  private final class Log: Sendable {
    let connections = Atomic<Int>(0)
  }

  /// How many connections there were.
  public var connectionCount: Int { log.connections.load(ordering: .relaxed) }

  /// Listens on loopback.
  ///
  /// - Parameter talk: gets the descriptor of a connection, which is closed after it.
  public init(_ talk: @escaping @Sendable (Int32) -> Void) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = bind(descriptor, $0, length)
        _ = listen(descriptor, 128)
        _ = getsockname(descriptor, $0, &length)
      }
    }
    listener = descriptor
    port = Int(UInt16(bigEndian: address.sin_port))
    Self.thread { [log] in
      while true {
        let connection = accept(descriptor, nil, nil)
        guard connection >= 0 else { return }
        log.connections.add(1, ordering: .relaxed)
        Self.thread {
          talk(connection)
          close(connection)
        }
      }
    }
  }

  /// Takes no more connections.
  public func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  deinit {
    stop()
    close(listener)
  }

  /// Writes a text; returns false when the other side reads no more.
  @discardableResult
  public static func write(_ text: String, to descriptor: Int32) -> Bool {
    var bytes = Array(text.utf8)
    while !bytes.isEmpty {
      let count = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
      guard count > 0 else { return false }
      bytes.removeFirst(count)
    }
    return true
  }

  /// Reads up to the end of a request's head.
  public static func readHead(_ descriptor: Int32) {
    var read: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while !String(decoding: read, as: UTF8.self).contains("\r\n\r\n") {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return }
      read += buffer[..<count]
    }
  }

  private static func thread(_ body: @escaping @Sendable () -> Void) {
    final class Body: Sendable {
      let run: @Sendable () -> Void
      init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run() }
        return nil
      }, Unmanaged.passRetained(Body(body)).toOpaque())
    pthread_detach(thread)
  }
}
