import ArgumentParser

struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ml", abstract: "Tells what happened to models, and who trains them.",
    discussion: "Only reads, without permission to write, and also while the daemon runs.",
    subcommands: [HistoryCommand.self, RetrainingCommand.self])
}

/// How something is printed for people, for programs, and for spreadsheets.
enum StoryFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
  case csv
}
