import ArgumentParser

/// The program: one file a command, and every command a thin face of a module.
@main
struct Trailbell: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trailbell",
    abstract: "An alarm bell for AWS CloudTrail.",
    version: "0.1.0",
    subcommands: [IngestCommand.self, SimulateCommand.self])
}
