import CloudTrail
import Daemon
import Notify

/// The result of a backtest for people: a table of the rules, then the days and actors of each.
struct BacktestTables {
  private let report: BacktestReport

  /// The actors that are shown of a rule.
  private static let actorMaximum = 10

  init(_ report: BacktestReport) { self.report = report }

  var text: String {
    let rules = report.rules.sorted(by: isLouder)
    var lines = [heading, ""]
    lines += TextTable([["alerts", "events", "level", "rule"]] + rules.map(row)).lines
    for rule in rules where !rule.alerts.isEmpty {
      lines += ["", "\(rule.title): \(Numbers.counted(rule.alerts.count, "alert"))"]
      lines += details(rule).map { "  \($0)" }
    }
    lines += DeletionText.lines(
      report.deletions,
      consequence: "with these events there could be other alerts: more, fewer, or at other times")
    return lines.map(LogText.line).joined(separator: "\n")
  }

  private var heading: String {
    let since = report.sinceSeconds.map(EventTime.text) ?? "the beginning"
    let ringing = report.rules.count { !$0.alerts.isEmpty }
    return "\(since) to \(EventTime.text(ofSeconds: report.untilSeconds)): "
      + "\(Numbers.grouped(report.events)) events, "
      + "\(Numbers.counted(report.alertCount, "alert")) of \(ringing) of "
      + "\(Numbers.counted(report.rules.count, "rule")), in \(Numbers.seconds(report.seconds))"
  }

  private func isLouder(_ left: BacktestReport.Rule, _ right: BacktestReport.Rule) -> Bool {
    (right.alerts.count, left.title) < (left.alerts.count, right.title)
  }

  private func row(_ rule: BacktestReport.Rule) -> [String] {
    [
      Numbers.grouped(rule.alerts.count), Numbers.grouped(rule.events), rule.level,
      rule.title,
    ]
  }

  /// The days with alerts, then the actors with the most.
  private func details(_ rule: BacktestReport.Rule) -> [String] {
    let days = rule.alertsByDay.map { [Numbers.grouped($0.alerts), $0.day] }
    let actors = rule.alertsByActor.prefix(Self.actorMaximum).map {
      [Numbers.grouped($0.alerts), $0.actor]
    }
    let others = rule.alertsByActor.count - actors.count
    return TextTable(days + actors).lines
      + (others > 0 ? ["… and \(Numbers.counted(others, "other actor"))"] : [])
  }
}
