import CloudTrail
import Lineage
import Notify
import Reports
import Retention

/// The steps of a history as rows of comma-separated values, and behind them what was deleted.
struct HistoryCSV {
  let text: String

  private static let header = [
    "time", "outcome", "error_code", "event_source", "event_name", "object_kind", "object",
    "account", "region", "relation", "is_likely", "actor", "person", "source_ip", "invoked_by",
    "facts", "event_id",
  ]

  init(_ history: ModelHistory, _ deletions: [PeriodDeletion]) {
    text =
      CSVText.line(Self.header.map(CSVText.Cell.text))
      + (history.entries.map(Self.row) + deletions.map(Self.row)).map(CSVText.line).joined()
  }

  /// A row like those of steps: when the first was, that it is gone, and a sentence among the facts.
  private static func row(_ deletion: PeriodDeletion) -> [CSVText.Cell] {
    header.map { column in
      switch column {
      case "time":
        deletion.firstSeconds.map { .text(EventTime.text(ofSeconds: $0)) } ?? .none
      case "outcome": .text("deleted")
      case "facts": .text(DeletionWords.sentence(deletion))
      default: .none
      }
    }
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
