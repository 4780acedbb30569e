import ArgumentParser
import Daemon
import Rules

struct RulesExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tells a rule in plain words: what must happen, how often, and for whom.")

  @Argument(help: "The rule's id, name or title.")
  var rule: String

  @Option(parsing: .upToNextOption, help: "Rule files, and folders that hold them.")
  var rules: [String]

  @OptionGroup var options: RuleSettingsOptions

  func run() throws {
    try ending {
      let set = try loadRules(rules, settings: options.settings()).rules
      let wanted = rule.lowercased()
      let found = set.alarms.indices.filter { position in
        let alarm = set.alarms[position]
        return [alarm.id, alarm.name ?? alarm.id, alarm.title]
          .contains { $0.lowercased() == wanted }
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
}
