import Alarms
import CloudTrail
import Notify
import Store

/// A list of alerts for people: a line each.
struct AlertTable {
  let text: String

  private static let header = ["began", "level", "state", "events", "rule", "for whom", "alert"]
  /// How many characters of a title or a group are shown.
  private static let cellMaximum = 60

  init(_ page: AlertPage) {
    guard !page.alerts.isEmpty else {
      text = "no alerts"
      return
    }
    var lines = TextTable([Self.header] + page.alerts.map(Self.row)).lines
    if page.moreCount > 0 {
      lines.append("… and \(Numbers.grouped(page.moreCount)) more; --limit shows more of them")
    }
    text = lines.joined(separator: "\n")
  }

  private static func row(_ alert: AlertEntry) -> [String] {
    [
      EventTime.text(ofSeconds: alert.episode.startedAt), alert.level,
      alert.state.rawValue + (alert.isShadow ? ", shadow" : ""), Numbers.grouped(alert.count),
      cell(alert.ruleTitle), cell(AlertLine.words(ofGroup: alert.group)), alert.alertID,
    ].map(LogText.line)
  }

  private static func cell(_ text: String) -> String {
    ShortText.cut(text, characterMaximum: cellMaximum)
  }
}
