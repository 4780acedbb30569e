import Alarms
import Delivery
import Foundation
import Settings
import Testing

/// Senders as the daemon makes them: of a configuration that somebody wrote.
enum Senders {
  /// A sender of syslog.
  static func syslog(
    _ keys: String,
    nanoseconds: @escaping @Sendable () -> UInt64 = { DispatchTime.now().uptimeNanoseconds }
  ) throws -> any AlertSender {
    let configuration = try Configuration.parse(
      text: "sinks: {syslog: {receiver: {\(keys)}}}", fileName: "/trailbell.yaml")
    let settings = try #require(configuration.sinks.syslog["receiver"])
    return try SenderMaker(credentialsFolder: nil, nowSeconds: now, nanoseconds: nanoseconds)
      .sender(for: settings, called: "receiver")
  }

  /// A sender over HTTP.
  static func webhook(
    _ keys: String, nowSeconds: @escaping @Sendable () -> Int64 = now
  ) throws -> any AlertSender {
    let configuration = try Configuration.parse(
      text: "sinks: {webhooks: {receiver: {\(keys)}}}", fileName: "/trailbell.yaml")
    let settings = try #require(configuration.sinks.webhooks["receiver"])
    return try SenderMaker(
      credentialsFolder: nil, nowSeconds: nowSeconds,
      nanoseconds: { DispatchTime.now().uptimeNanoseconds }
    )
    .sender(for: settings, called: "receiver")
  }

  /// The time of day.
  @Sendable static func now() -> Int64 { Int64(Date().timeIntervalSince1970) }
}

extension AlertSender {
  /// Sends as the queue does: again until it works.
  func deliver(_ notice: AlertNotice) {
    let notification = Notices.notification(notice)
    wait(for: "a delivery of \(notice.alertID)") {
      if case .delivered = send(notification) { return true }
      return false
    }
  }
}
