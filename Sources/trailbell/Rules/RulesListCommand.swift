import ArgumentParser
import Daemon
import Rules

struct RulesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the rules that ring: level, type, title, id, file.")

  @Argument(help: "Rule files, and folders that hold them.")
  var paths: [String]

  @OptionGroup var options: RuleSettingsOptions

  func run() throws {
    try ending {
      let book = try loadRules(paths, settings: options.settings())
      let rows = book.rules.alarms.filter(\.rings).map { alarm in
        [
          alarm.level.rawValue, alarm.correlationType ?? "detection", alarm.title, alarm.id,
          "\(alarm.file):\(alarm.line)",
        ]
      }
      for line in TextTable(rows).lines { print(LineText(line).text) }
    }
  }
}
