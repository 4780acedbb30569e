import ArgumentParser

struct SinksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sinks", abstract: "Tries the ways on which alerts reach people.",
    subcommands: [SinksListCommand.self, SinksTestCommand.self])
}
