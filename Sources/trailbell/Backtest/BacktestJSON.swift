import CloudTrail
import Daemon
import Notify

/// The result of a backtest for programs: one JSON object in one line.
struct BacktestJSON {
  let text: String

  init(_ report: BacktestReport) {
    text = Self.object([
      ("since", report.sinceSeconds.map(Self.time) ?? "null"),
      ("until", Self.time(report.untilSeconds)),
      ("events", "\(report.events)"),
      ("events_read", "\(report.eventsRead)"),
      ("alerts", "\(report.alertCount)"),
      ("rules", Self.list(report.rules.map(Self.rule))),
      ("seconds", "\(report.seconds)"),
    ])
  }

  private static func rule(_ rule: BacktestReport.Rule) -> String {
    object([
      ("rule_id", LogText.json(rule.ruleID)),
      ("title", LogText.json(rule.title)),
      ("level", LogText.json(rule.level)),
      ("alerts", "\(rule.alerts.count)"),
      ("events", "\(rule.events)"),
      ("by_day", object(rule.alertsByDay.map { ($0.day, "\($0.alerts)") })),
      ("by_actor", object(rule.alertsByActor.map { ($0.actor, "\($0.alerts)") })),
      ("alerts_list", list(rule.alerts.map { AlertLine.json($0, timeText: EventTime.text) })),
    ])
  }

  private static func time(_ seconds: Int64) -> String {
    LogText.json(EventTime.text(ofSeconds: seconds))
  }

  /// An object of names and JSON values.
  private static func object(_ members: [(String, String)]) -> String {
    "{" + members.map { "\(LogText.json($0.0)):\($0.1)" }.joined(separator: ",") + "}"
  }

  private static func list(_ values: [String]) -> String {
    "[" + values.joined(separator: ",") + "]"
  }
}
