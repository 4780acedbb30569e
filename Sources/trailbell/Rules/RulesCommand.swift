import ArgumentParser
import Settings
import Daemon
import Rules

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Checks, lists, explains, tests and imports rules.",
    subcommands: [
      RulesCheckCommand.self, RulesListCommand.self, RulesExplainCommand.self,
      RulesTestCommand.self, RulesImportCommand.self,
    ])
}

/// What commands that read rules without a daemon have in common.
struct RuleSettingsOptions: ParsableArguments {
  @Option(
    help: "A configuration: its rules.placeholders, exclude and detection_window are used.")
  var config: String?

  /// What the configuration says of rules, or the defaults where none is named.
  func settings() throws(RunFailure) -> Configuration.Rules {
    guard let config else { return Configuration.Rules() }
    return try RunSettings.configuration(config).rules
  }
}
