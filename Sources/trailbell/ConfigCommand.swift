import ArgumentParser
import Daemon
import Foundation
import Settings

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Looks at the configuration.",
    subcommands: [Check.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Says what a configuration means, or what is wrong in it.",
      discussion: "Ends with status 78 when the configuration or a rule has mistakes.")

    @Option(help: "The configuration file.")
    var config: String

    func run() throws {
      try ending {
        let (configuration, rules) = try RunSettings.load(config)
        let sinkNotes = try SinkCheck.notes(
          configuration.sinks, config, environment: ProcessInfo.processInfo.environment)
        for line in configuration.summaryLines() { print(line) }
        print("\(config): valid, \(rules.alarmRules.count) rules")
        if rules.alarmRules.isEmpty { printError("warning: \(RunSettings.noRulesText)") }
        for note in rules.runningNotes + configuration.sinks.notes(rules) {
          printError("warning: \(note)")
        }
        for note in sinkNotes { printError("warning: \(note)") }
      }
    }
  }
}
