import CloudTrail
import Daemon
import Notify

/// The result of a backtest for programs: one JSON object in one line.
struct BacktestJSON {
  let text: String

  init(_ report: BacktestReport) {
    text = JSONText.object([
      ("since", report.sinceSeconds.map(JSONText.time) ?? "null"),
      ("until", JSONText.time(report.untilSeconds)),
      ("events", "\(report.events)"),
      ("eventsRead", "\(report.eventsRead)"),
      ("alerts", "\(report.alertCount)"),
      ("rules", JSONText.list(report.rules.map(Self.rule))),
      DeletionJSON.member(report.deletions),
      ("seconds", "\(report.seconds)"),
    ])
  }

  private static func rule(_ rule: BacktestReport.Rule) -> String {
    JSONText.object([
      ("ruleID", JSONText.text(rule.ruleID)),
      ("ruleTitle", JSONText.text(rule.title)),
      ("level", JSONText.text(rule.level)),
      ("alerts", "\(rule.alerts.count)"),
      ("events", "\(rule.events)"),
      ("byDay", JSONText.object(rule.alertsByDay.map { ($0.day, "\($0.alerts)") })),
      ("byActor", JSONText.object(rule.alertsByActor.map { ($0.actor, "\($0.alerts)") })),
      (
        "alertsList",
        JSONText.list(rule.alerts.map { AlertJSON.text($0) })
      ),
    ])
  }
}
