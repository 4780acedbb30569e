import ArgumentParser
import Configuration
import Daemon
import Foundation

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Says whether the daemon is alive and how it is doing.",
    discussion: """
      Ends with status 3 when no daemon runs, and with 69 when one runs that has not been able to \
      write for half a minute.
      """)

  @Option(help: "The configuration file that the daemon runs with.")
  var config: String?

  @Option(help: "The database, instead of a configuration that names it.")
  var database: String?

  func validate() throws {
    guard (config == nil) != (database == nil) else {
      throw ValidationError("Give --config FILE or --database FILE.")
    }
  }

  func run() throws {
    try ending {
      let path = try database ?? config.map { try RunSettings.load($0).configuration.database.path }
      let report = try StatusReport(databasePath: path ?? "")
      for line in report.lines {
        print(line.name.padding(toLength: 20, withPad: " ", startingAt: 0) + line.value)
      }
      if !report.isRunning { throw ExitCode(3) }
      if report.isStuck { throw ExitCode(RunFailure.ExitStatus.unavailable.rawValue) }
    }
  }
}
