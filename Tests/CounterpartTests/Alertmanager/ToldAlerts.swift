import Foundation
import Synchronization
import Testing

/// Takes what Alertmanager posts, and remembers it.
final class ToldAlerts: Sendable {
  private struct Post: Decodable {
    struct Alert: Decodable {
      let status: String
      let labels: [String: String]
    }

    let alerts: [Alert]
  }

  private final class Log: Sendable {
    let statuses = Mutex<[String: [String]]>([:])
  }

  private let listener = Listener()
  private let log = Log()

  var port: Int { listener.port }

  init() {
    let (listener, log) = (listener, log)
    Thread {
      while case let connection = listener.take(), connection.isValid {
        Self.note(Self.body(of: connection), log)
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
      }
    }.start()
  }

  deinit { listener.stop() }

  /// What was told of an alert, without repetitions.
  func statuses(of alertID: String) -> [String] { log.statuses.withLock { $0[alertID] ?? [] } }

  private static func note(_ body: [UInt8], _ log: Log) {
    guard let post = try? JSONDecoder().decode(Post.self, from: Data(body)) else {
      Issue.record("Alertmanager posted what is no JSON of alerts")
      return
    }
    log.statuses.withLock { statuses in
      for alert in post.alerts {
        let alertID = alert.labels["alert_id"] ?? ""
        guard statuses[alertID]?.last != alert.status else { continue }
        statuses[alertID, default: []].append(alert.status)
      }
    }
  }

  /// The body of one request, whose length its head says.
  private static func body(of connection: Stream) -> [UInt8] {
    var head = ""
    while !head.hasSuffix("\r\n\r\n") {
      let byte = connection.read(1)
      guard !byte.isEmpty else { return [] }
      head += String(decoding: byte, as: UTF8.self)
    }
    let length = head.lowercased().split(whereSeparator: \.isNewline)
      .first { $0.hasPrefix("content-length:") }
      .flatMap { Int($0.split(separator: ":")[1].trimmingCharacters(in: .whitespaces)) }
    return connection.read(length ?? 0)
  }
}
