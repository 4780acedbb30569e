import CloudTrail
import Lineage
import Notify

/// The steps of a history as rows of comma-separated values.
struct HistoryCSV {
  let text: String

  private static let header = [
    "time", "outcome", "error_code", "event_source", "event_name", "object_kind", "object",
    "account", "region", "relation", "is_likely", "actor", "person", "source_ip", "invoked_by",
    "facts", "event_id",
  ]

  init(_ history: ModelHistory) {
    text =
      CSVText.line(Self.header.map(CSVText.Cell.text))
      + history.entries.map { CSVText.line(Self.row($0)) }.joined()
  }

  private static func row(_ entry: ModelHistory.Entry) -> [CSVText.Cell] {
    let event = entry.step.event
    let texts: [String?] = [
      EventTime.text(ofSeconds: event.seconds), event.outcome.name, event.errorCode, event.source,
      event.name, entry.object.kind.rawValue, entry.object.name, entry.object.account,
      entry.object.region, entry.relation.rawValue, entry.isLikely ? "yes" : "no", event.actor,
      event.person, event.address, event.invokedBy,
      entry.step.facts.map { "\($0.name): \($0.value)" }.joined(separator: "; "), event.eventID,
    ]
    return texts.map { $0.map(CSVText.Cell.text) ?? .none }
  }
}
