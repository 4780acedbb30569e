import CloudTrail
import Notify
import Permissions
import Reports
import Retention

/// What a principal uses, for programs: one JSON object in one line.
struct AccessJSON {
  let text: String

  init(_ summary: AccessSummary, actor: String, _ deletions: [PeriodDeletion]) {
    text = JSONText.object([
      ("actor", JSONText.text(actor)),
      ("calls", "\(summary.callCount)"),
      ("uses", JSONText.list(summary.uses.map(Self.use))),
      ("passedRoles", Self.counts(summary.passedRoles)),
      DeletionJSON.member(deletions),
    ])
  }

  private static func use(_ use: AccessSummary.Use) -> String {
    JSONText.object([
      ("eventSource", JSONText.text(use.source)), ("eventName", JSONText.text(use.name)),
      ("outcome", JSONText.text(use.outcome.name)),
      ("actions", JSONText.list(use.actions.map(JSONText.text))),
      ("times", "\(use.count)"), ("first", JSONText.time(use.first)),
      ("last", JSONText.time(use.last)), ("resources", counts(use.resources)),
      ("hasMoreResources", "\(use.hasMoreResources)"), ("unnamed", "\(use.unnamed)"),
    ])
  }

  private static func counts(_ counts: [String: Int]) -> String {
    JSONText.object(counts.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") })
  }
}

/// What a principal uses, as rows of comma-separated values: one for each action and resource, and one
/// for what was deleted.
struct AccessCSV {
  let text: String

  private static let header = [
    "event_source", "event_name", "outcome", "actions", "times", "first", "last", "resource",
    "resource_times",
  ]

  init(_ summary: AccessSummary, _ deletions: [PeriodDeletion]) {
    text =
      CSVText.line(Self.header.map(CSVText.Cell.text))
      + (summary.uses.flatMap(Self.rows) + deletions.map(Self.row)).map(CSVText.line).joined()
  }

  private static func row(_ deletion: PeriodDeletion) -> [CSVText.Cell] {
    let times = [deletion.firstSeconds, deletion.lastSeconds].map { seconds in
      seconds.map { CSVText.Cell.text(EventTime.text(ofSeconds: $0)) } ?? .none
    }
    return [.none, .none, .text("deleted"), .none, .number("\(deletion.countMaximum)")] + times
      + [.text(DeletionWords.sentence(deletion)), .none]
  }

  private static func rows(_ use: AccessSummary.Use) -> [[CSVText.Cell]] {
    let common: [CSVText.Cell] = [
      .text(use.source), .text(use.name), .text(use.outcome.name),
      .text(use.actions.joined(separator: " ")), .number("\(use.count)"),
      .text(EventTime.text(ofSeconds: use.first)), .text(EventTime.text(ofSeconds: use.last)),
    ]
    guard !use.resources.isEmpty else { return [common + [.none, .none]] }
    return use.resources.sorted { $0.key < $1.key }.map {
      common + [.text($0.key), .number("\($0.value)")]
    }
  }
}
