import ArgumentParser
import Daemon
import Foundation
import Notify
import Settings

struct SinksTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Sends a test alert, and says what the other side answered.",
    discussion: """
      The alert says that it is a test; level, rules and rates are not asked. A receiver that keeps \
      alerts open is told its end as well. Ends with status 69 when a sink has not got it.
      """)

  @Argument(help: "The sink's name (default: all).")
  var name: String?

  @Option(help: "The configuration file.")
  var config: String

  func run() throws {
    try ending {
      let sinks = try RunSettings.configuration(config).sinks
      let trial = SinkTrial(sinks, config, environment: ProcessInfo.processInfo.environment)
      var failed: [String] = []
      for name in name.map({ [$0] }) ?? sinks.names {
        let result = try trial.run(name)
        print("\(name): \(LogText.line(result.words))")
        if !result.isGood { failed.append(name) }
      }
      guard failed.isEmpty else {
        throw RunFailure(
          "no test arrived at: \(failed.joined(separator: ", "))", exitStatus: .unavailable)
      }
    }
  }
}
