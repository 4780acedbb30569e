import ArgumentParser
import Daemon

/// The program: one file a command, and every command a thin face of a module.
@main
struct Trailbell: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trailbell",
    abstract: "An alarm bell for AWS CloudTrail.",
    version: trailbellVersion,
    subcommands: [
      RunCommand.self, IngestCommand.self, ScanCommand.self, BacktestCommand.self,
      RulesCommand.self, AlertsCommand.self, SilenceCommand.self, SinksCommand.self,
      OutboxCommand.self, ReportCommand.self, ExportCommand.self, StatusCommand.self,
      ConfigCommand.self, DoctorCommand.self, HoldCommand.self, EraseCommand.self,
      SimulateCommand.self,
    ])
}
