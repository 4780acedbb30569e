import ArgumentParser
import CloudTrail
import Daemon
import Foundation
import Notify
import Rules

struct ScanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan", abstract: "Evaluates rules over trail files, without a database.")

  @Argument(help: "Trail files, and folders that hold them.")
  var paths: [String]

  @Option(parsing: .upToNextOption, help: "Rule files, and folders that hold them.")
  var rules: [String]

  @OptionGroup var ruleOptions: RuleSettingsOptions

  @Option(
    help: "What time it is, as 2026-11-01T00:00:00Z: silences are judged until then.",
    transform: { text in
      guard let seconds = EventTime.seconds(of: text) else {
        throw ValidationError("'\(text)' is not a time such as 2026-11-01T00:00:00Z")
      }
      return seconds
    })
  var now: Int64?

  @Flag(help: "Print one JSON line for each event that a rule matches, instead of alerts.")
  var matches = false

  @Option(help: "How alerts are printed: line or json.")
  var format = LineFormat.line

  func run() throws {
    try ending {
      let book = try loadRules(rules, settings: ruleOptions.settings())
      let run = ScanRun(
        roots: paths.map { TrailRoot($0) }, options: .unconfigured, rules: book,
        clock: now.map { .system.standing(at: $0) } ?? .system)
      let output = ScanOutput()
      let summary = matches ? try run.run { output.print($0) } : try run.run()
      for alert in summary.alerts {
        let line =
          format == .json
          ? AlertJSON.text(alert)
          : AlertLine.text(alert)
        output.write(line)
      }
      for problem in summary.problems.lines + summary.skipped { printError(problem) }
      if summary.untimedMatches > 0 {
        printError(untimedNote(summary.untimedMatches) + "; --matches tells them")
      }
      printError(
        "\(summary.files) files, \(summary.records) records, \(summary.rejected) rejected, "
          + "\(summary.alerts.count) alerts in \(Numbers.seconds(summary.seconds))")
      try output.failIfLost()
      try failIfUnreadable(summary.unreadable)
    }
  }
}
