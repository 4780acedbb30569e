import CloudTrail
import Notify
import Permissions

/// What a principal uses, for programs: one JSON object in one line.
struct AccessJSON {
  let text: String

  init(_ summary: AccessSummary, actor: String) {
    text = JSONText.object([
      ("actor", JSONText.text(actor)),
      ("calls", "\(summary.callCount)"),
      ("uses", JSONText.list(summary.uses.map(Self.use))),
      ("passedRoles", Self.counts(summary.passedRoles)),
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

/// What a principal uses, as rows of comma-separated values: one for each action and resource.
struct AccessCSV {
  let text: String

  private static let header = [
    "event_source", "event_name", "outcome", "actions", "times", "first", "last", "resource",
    "resource_times",
  ]

  init(_ summary: AccessSummary) {
    text =
      CSVText.line(Self.header.map(CSVText.Cell.text))
      + summary.uses.flatMap(Self.rows).map(CSVText.line).joined()
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
