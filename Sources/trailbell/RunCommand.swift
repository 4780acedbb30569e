import ArgumentParser
import Daemon
import Foundation

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Watches the trail and rings: the daemon.",
    discussion: """
      Reads what is there, then what arrives, until SIGTERM or SIGINT. SIGHUP reads the \
      configuration and the rules again; if they have mistakes, the old ones stay in force.
      """)

  @Option(help: "The configuration file.")
  var config: String

  func run() async throws {
    try await ending {
      try await DaemonRun.run(
        configurationPath: config, environment: ProcessInfo.processInfo.environment)
    }
  }
}
