import ArgumentParser

struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ml", abstract: "Tells what happened to models, and who trains them.",
    discussion: "Only reads, without permission to write, and also while the daemon runs.",
    subcommands: [HistoryCommand.self, RetrainingCommand.self])
}
