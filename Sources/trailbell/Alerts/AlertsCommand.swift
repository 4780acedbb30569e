import Alarms
import ArgumentParser
import Rules

struct AlertsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alerts", abstract: "Lists alerts, shows one, or prints them as they come.",
    discussion: """
      Only reads, without permission to write, and also while the daemon runs. Without a \
      subcommand it lists.
      """,
    subcommands: [AlertsListCommand.self, AlertsShowCommand.self],
    defaultSubcommand: AlertsListCommand.self)
}

extension AlertState: ExpressibleByArgument {}
extension RuleLevel: ExpressibleByArgument {}
