import ArgumentParser
import Daemon
import Rules

struct RulesExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tells a rule in plain words: what must happen, how often, and for whom.",
    usage: "trailbell rules explain <rule> --rules <rules> ...\ntrailbell rules explain <file>")

  @Argument(help: "The rule's id, name or title; or a file, whose rules are all told.")
  var rule: String

  @Option(parsing: .upToNextOption, help: "Rule files, and folders that hold them.")
  var rules: [String] = []

  @OptionGroup var options: RuleSettingsOptions

  func run() throws {
    try ending {
      // Without rules to look in, the rule is a file of them.
      let set = try loadRules(rules.isEmpty ? [rule] : rules, settings: options.settings()).rules
      let found = set.alarms.indices.filter { position in
        rules.isEmpty ? set.alarms[position].rings : isWanted(set.alarms[position])
      }
      guard !found.isEmpty else {
        throw RunFailure(
          "no rule has the id, name or title '\(rule)'; 'trailbell rules list' names them all",
          exitStatus: .input)
      }
      for (count, position) in found.enumerated() {
        if count > 0 { print("\n--\n") }
        for line in RuleExplanation.lines(of: position, in: set) { print(LineText(line).text) }
      }
    }
  }

  private func isWanted(_ alarm: AlarmDefinition) -> Bool {
    [alarm.id, alarm.name ?? alarm.id, alarm.title].contains {
      $0.lowercased() == rule.lowercased()
    }
  }
}
