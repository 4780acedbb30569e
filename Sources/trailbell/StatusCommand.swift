import ArgumentParser
import Daemon
import Foundation

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Says whether the daemon is alive and how it is doing.",
    discussion: """
      Ends with status 3 when no daemon runs, and with 69 when one runs that has not been able to \
      write for half a minute.
      """)

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    try ending {
      let report = try StatusReport(databasePath: database.path())
      for line in report.lines {
        print(line.name.padding(toLength: 20, withPad: " ", startingAt: 0) + line.value)
      }
      if !report.isRunning { throw ExitCode(3) }
      if report.isStuck { throw ExitCode(RunFailure.ExitStatus.unavailable.rawValue) }
    }
  }
}
