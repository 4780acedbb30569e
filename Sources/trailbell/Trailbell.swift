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
      VerifyCommand.self, OutboxCommand.self, QueryCommand.self, ModelsCommand.self,
      AccessCommand.self, CoverageCommand.self, ReportCommand.self, ExportCommand.self,
      HoldCommand.self, EraseCommand.self, StatusCommand.self, ConfigCommand.self,
      DoctorCommand.self, SimulateCommand.self,
    ])
}
