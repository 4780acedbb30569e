import Glibc
import Notify
import Settings

/// Makes the senders that a configuration asks for.
public struct SenderMaker: Sendable {
  private let secrets: SinkSecrets
  private let hostName: String
  private let nowSeconds: @Sendable () -> Int64
  private let nanoseconds: @Sendable () -> UInt64

  /// The name under which all is told.
  private static let programName = "trailbell"

  /// A maker.
  ///
  /// - Parameters:
  ///   - credentialsFolder: the variable CREDENTIALS_DIRECTORY, which systemd sets.
  ///   - nowSeconds: the time of day, in seconds since 1970.
  ///   - nanoseconds: a clock that only goes forward.
  public init(
    credentialsFolder: String?, nowSeconds: @escaping @Sendable () -> Int64,
    nanoseconds: @escaping @Sendable () -> UInt64
  ) {
    secrets = SinkSecrets(SecretReader(credentialsFolder: credentialsFolder))
    hostName = Self.hostName()
    self.nowSeconds = nowSeconds
    self.nanoseconds = nanoseconds
  }

  /// Standard output; where the journal reads it, the journal's own way in.
  public func sender(
    for settings: Configuration.StandardOutput, _ output: StandardOutput
  ) -> any AlertSender {
    let wording = Wording(settings.choice.template)
    let format = settings.format
    let line = { (notification: Notification) in
      switch format {
      case .line: wording.text(notification.announcement)
      case .json: AlertJSON.shortText(notification.announcement)
      }
    }
    // Where a sandbox hides the journal's socket, lines are as good as before.
    if output.isJournal, let journal = JournalSender(identifier: Self.programName, message: line) {
      return journal
    }
    return StandardOutputSender(output, line: line)
  }

  /// A receiver over HTTP.
  public func sender(
    for settings: Configuration.Webhook, called name: String
  ) throws(SinkFault) -> any AlertSender {
    let place = "sinks.webhooks.\(name)"
    let url = try secrets.url(settings, place)
    let routingKey = try secrets.line(settings.routingKeyFrom, "\(place).routing_key_from")
    let body = WebhookBody(
      settings.format, Wording(settings.choice.template), hostName: hostName,
      routingKey: routingKey?.revealed ?? "")
    var webhook = WebhookSettings(
      url: url.secret, host: url.address.host, body: body,
      contentType: settings.format.contentType,
      hostGuard: HostGuard(privateHosts: settings.privateHosts))
    webhook.hasSecretURL = settings.urlFrom != nil
    webhook.routingKey = routingKey
    webhook.authorization = try secrets.line(
      settings.authorizationFrom, "\(place).authorization_from")
    webhook.signature = try secrets.signature(settings, place)
    webhook.authorityFile = settings.trust.authorityFile
    webhook.identity = try secrets.identity(
      settings.trust, "\(place).client_key_from")
    webhook.proxy = settings.proxy.map { .init(host: $0.host, port: $0.port ?? 3_128) }
    webhook.timeoutSeconds = settings.timeout.components.seconds
    do throws(Trust.Fault) {
      return try WebhookSender(webhook, nowSeconds: nowSeconds)
    } catch {
      throw SinkFault("\(place): \(error)")
    }
  }

  /// A receiver of syslog.
  public func sender(
    for settings: Configuration.Syslog, called name: String
  ) throws(SinkFault) -> any AlertSender {
    let place = "sinks.syslog.\(name)"
    let header = SyslogHeader(
      facility: settings.facility.number, hostName: hostName, appName: settings.appName,
      processID: getpid())
    let message = SyslogMessage(
      header, settings.effectiveFormat, settings.body, Wording(settings.choice.template),
      byteMaximum: settings.messageSizeMaxBytes, staysHere: settings.transport == .unix)
    let transport = try transport(settings, place)
    do throws(Trust.Fault) {
      return try SyslogSender(message, over: transport, nanoseconds: nanoseconds)
    } catch {
      throw SinkFault("\(place): \(error)")
    }
  }

  private func transport(
    _ settings: Configuration.Syslog, _ place: String
  ) throws(SinkFault) -> SyslogTransport {
    let (host, port) = (settings.host ?? "", settings.effectivePort)
    switch settings.transport {
    case .unix: return .unix(path: settings.path)
    case .udp: return .udp(host: host, port: port)
    case .tcp: return .tcp(host: host, port: port)
    case .tls:
      return .tls(
        host: host, port: port, authorityFile: settings.trust.authorityFile,
        identity: try secrets.identity(
          settings.trust, "\(place).client_key_from"))
    }
  }

  private static func hostName() -> String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "localhost" }
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
