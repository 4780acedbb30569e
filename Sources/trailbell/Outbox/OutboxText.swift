import CloudTrail
import Notify
import Store

/// Notifications for people, and for programs.
enum OutboxText {
  private static let header = [
    "notification", "sink", "state", "since", "tries", "change", "rule", "alert", "why",
  ]
  /// How many characters of a title or a reason are shown.
  private static let cellMaximum = 60

  static func table(_ entries: [OutboxEntry], moreCount: Int) -> String {
    guard !entries.isEmpty else { return "no notifications" }
    var lines = TextTable([header] + entries.map(row)).lines
    if moreCount > 0 {
      lines.append("… and \(Numbers.grouped(moreCount)) more; --limit shows more of them")
    }
    return lines.joined(separator: "\n")
  }

  /// A line for each thing that is known of one.
  static func story(_ entry: OutboxEntry) -> String {
    let lines = [
      ("notification", "\(entry.row)"), ("sink", entry.sink), ("state", entry.state.rawValue),
      ("change", entry.change), ("rule", entry.ruleTitle ?? "none"),
      ("alert", entry.alertID ?? "none"), ("to be told", time(entry.createdAt)),
      ("tries", "\(entry.attempts)"), ("last try", entry.attemptedAt.map(time) ?? "none"),
      ("settled", entry.settledAt.map(time) ?? "not yet"), ("why", entry.reason ?? "—"),
    ]
    return TextTable(lines.map { [$0.0, LogText.line($0.1)] }).lines.joined(separator: "\n")
  }

  static func json(_ entry: OutboxEntry) -> String {
    JSONText.object([
      ("notification", "\(entry.row)"), ("sink", JSONText.text(entry.sink)),
      ("state", JSONText.text(entry.state.rawValue)), ("change", JSONText.text(entry.change)),
      ("ruleTitle", JSONText.optional(entry.ruleTitle, JSONText.text)),
      ("alertID", JSONText.optional(entry.alertID, JSONText.text)),
      ("attempts", "\(entry.attempts)"), ("createdAt", JSONText.time(entry.createdAt)),
      ("attemptedAt", JSONText.optional(entry.attemptedAt, JSONText.time)),
      ("settledAt", JSONText.optional(entry.settledAt, JSONText.time)),
      ("reason", JSONText.optional(entry.reason, JSONText.text)),
    ])
  }

  private static func row(_ entry: OutboxEntry) -> [String] {
    [
      "\(entry.row)", entry.sink, entry.state.rawValue, time(entry.createdAt),
      "\(entry.attempts)", entry.change, cell(entry.ruleTitle ?? ""), entry.alertID ?? "",
      cell(entry.reason ?? ""),
    ].map(LogText.line)
  }

  private static func cell(_ text: String) -> String {
    ShortText.cut(text, characterMaximum: cellMaximum)
  }

  private static func time(_ seconds: Int64) -> String { EventTime.text(ofSeconds: seconds) }
}
