import ArgumentParser

struct SilenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "silence",
    abstract: "Keeps alerts quiet for a while: add, list, expire.",
    discussion: """
      An alert that begins in a silence is recorded, and told when the silence ends if it still \
      rings by then. A running daemon heeds what is written here at once; whoever adds or expires \
      needs permission to write to the database, such as with 'sudo -u trailbell'.
      """,
    subcommands: [SilenceAddCommand.self, SilenceListCommand.self, SilenceExpireCommand.self])
}
