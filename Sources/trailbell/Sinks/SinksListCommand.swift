import ArgumentParser
import Daemon
import Notify
import Settings

struct SinksListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the sinks of a configuration.")

  @Option(help: "The configuration file.")
  var config: String

  func run() throws {
    try ending {
      let sinks = try RunSettings.configuration(config).sinks
      let rows = sinks.names.map { name in [name, sinks.words(of: name)] }
      print(rows.isEmpty ? "no sinks" : TextTable(rows).lines.joined(separator: "\n"))
    }
  }
}

extension Configuration.Sinks {
  /// Where a sink leads, in words without secrets.
  fileprivate func words(of name: String) -> String {
    if let webhook = webhooks[name] {
      return "webhook, \(webhook.format.rawValue), \(webhook.url?.text ?? "a secret address")"
    }
    if let receiver = syslog[name] {
      let place =
        receiver.transport == .unix
        ? receiver.path : "\(receiver.host ?? ""):\(receiver.effectivePort)"
      let format = receiver.effectiveFormat.rawValue
      return "syslog, \(format), \(receiver.transport.rawValue) to \(place)"
    }
    return "standard output, \(stdout.format.rawValue)"
  }
}
