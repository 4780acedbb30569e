import Foundation
import Testing

/// A real rsyslogd that writes down what it has understood of each message.
final class Rsyslog {
  /// How messages come in.
  enum Input {
    case unix
    case udp
    case tcp
    /// - driver: rsyslog's word for the library.
    case tls(driver: String, Certificates, asksClient: Bool)
  }

  static let isInstalled = Installed.has("rsyslogd")
  static let canDoTLS = isInstalled && !drivers.isEmpty && Certificates.areMade
  static let withoutTLS: Comment =
    "openssl is not installed, or neither rsyslog-gnutls nor rsyslog-openssl is"

  /// rsyslog's libraries for TLS that are installed.
  static let drivers = ["gtls", "ossl"].filter { driver in
    let places = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib")) ?? []
    return places.contains { place in
      FileManager.default.fileExists(atPath: "/usr/lib/\(place)/rsyslog/lmnsd_\(driver).so")
    }
  }

  private let folder: TemporaryFolder
  private let input: Input
  private let port: Int
  private var program: Counterpart?

  /// - Parameters:
  ///   - maximum: what rsyslog takes for a message; nil is what it has by itself.
  ///   - socketKeys: more of rsyslog's keys for a socket of this machine.
  init(_ input: Input, maximum: String? = "128k", socketKeys: String = "") throws {
    folder = try TemporaryFolder()
    self.input = input
    port = Loopback.freePort()
    try folder.write(configuration(maximum, socketKeys), to: "rsyslog.conf")
    try start()
  }

  /// The keys of a sink that leads here.
  var sinkKeys: String {
    switch input {
    case .unix: "transport: unix, path: \(socket)"
    case .udp: "transport: udp, host: 127.0.0.1, port: \(port)"
    case .tcp: "transport: tcp, host: 127.0.0.1, port: \(port)"
    case .tls(_, let certificates, let asksClient):
      "transport: tls, host: 127.0.0.1, port: \(port), \(certificates.sinkKeys(asClient: asksClient))"
    }
  }

  // MARK: Its life

  func start() throws {
    program = try Counterpart(
      "rsyslogd", ["-n", "-f", folder.path("rsyslog.conf"), "-i", folder.path("pid")],
      sayingInto: folder.path("log"))
    wait(for: "rsyslogd: \(folder.text(of: "log"))") { isListening }
  }

  func hold() { program?.hold() }

  func kill() {
    program?.kill()
    try? FileManager.default.removeItem(atPath: socket)
    try? FileManager.default.removeItem(atPath: folder.path("pid"))
  }

  /// How many messages are written so far.
  var count: Int { folder.text(of: "messages").utf8.count { $0 == UInt8(ascii: "\n") } }

  /// What it has received, once it has received so many, and ended.
  func received(_ expected: Int) throws -> [ReceivedLine] {
    wait(for: "\(expected) messages, \(count) are there; \(folder.text(of: "log"))") {
      count >= expected
    }
    program?.stop()
    let lines = folder.text(of: "messages").split(separator: "\n", omittingEmptySubsequences: true)
    return try lines.map { try JSONDecoder().decode(ReceivedLine.self, from: Data($0.utf8)) }
  }

  private var socket: String { folder.path("socket") }

  private var isListening: Bool {
    switch input {
    case .unix: FileManager.default.fileExists(atPath: socket)
    case .udp: Loopback.isTaken(port, by: "udp")
    case .tcp, .tls: Loopback.isTaken(port, by: "tcp")
    }
  }

  // MARK: Its configuration

  private func configuration(_ maximum: String?, _ socketKeys: String) -> String {
    let size = maximum.map { #"maxMessageSize="\#($0)""# } ?? ""
    // Without queues in between: what is read is written before more is read.
    return """
      global(workDirectory="\(folder.url.path)" \(size))
      \(module)
      \(Self.template)
      ruleset(name="received" queue.type="direct") {
        action(type="omfile" file="\(folder.path("messages"))" template="lines")
      }
      input(\(inputKeys(socketKeys)) ruleset="received")

      """
  }

  private var module: String {
    switch input {
    case .unix: #"module(load="imuxsock" sysSock.use="off")"#
    case .udp: #"module(load="imudp")"#
    case .tcp: #"module(load="imtcp")"#
    case .tls(let driver, let certificates, let asksClient):
      """
      global(
        defaultNetstreamDriverCAFile="\(certificates.authority)"
        defaultNetstreamDriverCertFile="\(certificates.server)"
        defaultNetstreamDriverKeyFile="\(certificates.serverKey)")
      module(load="imtcp" streamDriver.name="\(driver)" streamDriver.mode="1"
        \(asksClient
          ? #"streamDriver.authMode="x509/name" permittedPeer=["\#(Certificates.clientName)"]"#
          : #"streamDriver.authMode="anon""#))
      """
    }
  }

  private func inputKeys(_ socketKeys: String) -> String {
    let place = #"address="127.0.0.1" port="\#(port)""#
    switch input {
    case .unix: return #"type="imuxsock" socket="\#(socket)" \#(socketKeys)"#
    // A burst is in the kernel's buffer until it is read; what has no room there is lost.
    case .udp: return #"type="imudp" \#(place) rcvbufSize="4m""#
    case .tcp, .tls: return #"type="imtcp" \#(place)"#
    }
  }

  /// One JSON object for each message.
  private static let template: String = {
    let members = [
      ("pri", "pri"), ("host", "hostname"), ("app", "app-name"), ("process", "procid"),
      ("id", "msgid"), ("data", "structured-data"), ("message", "msg"), ("raw", "rawmsg"),
    ].map { #"property(outname="\#($0)" name="\#($1)" format="jsonf") constant(value=",")"# }
    return """
      template(name="lines" type="list") {
        constant(value="{") \(members.joined(separator: " "))
        property(outname="time" name="timereported" dateformat="rfc3339" format="jsonf")
        constant(value="}\\n")
      }
      """
  }()
}
