import ArgumentParser

struct HoldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold",
    abstract: "Keeps events for a case, whatever the retention says: place, list, lift.",
    discussion: """
      What a legal hold names is neither deleted when it is old enough nor changed by 'trailbell \
      erase'. A running daemon heeds what is written here at once; whoever places or lifts needs \
      permission to write to the database, such as with 'sudo -u trailbell'.
      """,
    subcommands: [HoldPlaceCommand.self, HoldListCommand.self, HoldLiftCommand.self])
}
