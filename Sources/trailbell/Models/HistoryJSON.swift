import CloudTrail
import Lineage
import Notify
import Retention

/// A history for programs: one JSON object in one line.
struct HistoryJSON {
  let text: String

  init(_ history: ModelHistory, _ deletions: [PeriodDeletion]) {
    text = JSONText.object([
      ("object", Self.object(history.object)),
      (
        "related",
        JSONText.list(
          history.relations.filter { $0.value != .own }.sorted { $0.key < $1.key }.map {
            JSONText.object(
              Self.members($0.key) + [
                ("relation", JSONText.text($0.value.rawValue)),
                ("isLikely", "\(history.likely.contains($0.key))"),
              ])
          })
      ),
      ("decisions", JSONText.list(history.decisions.map(Self.decision))),
      ("services", JSONText.list(history.services.map(Self.service))),
      ("steps", JSONText.list(history.entries.map(Self.step))),
      ("limits", JSONText.list(history.limits.map { JSONText.text($0.text) })),
      DeletionJSON.member(deletions),
    ])
  }

  private static func object(_ object: ObjectID) -> String { JSONText.object(members(object)) }

  private static func members(_ object: ObjectID) -> [(String, String)] {
    [
      ("kind", JSONText.text(object.kind.rawValue)), ("name", JSONText.text(object.name)),
      ("account", JSONText.text(object.account)), ("region", JSONText.text(object.region)),
    ]
  }

  private static func decision(_ decision: ApprovalDecision) -> String {
    JSONText.object(
      [
        ("package", JSONText.text(decision.package.name)),
        ("status", JSONText.text(decision.status)),
        ("independence", JSONText.text(decision.independence.rawValue)),
      ] + who(decision.event))
  }

  private static func service(_ period: ServicePeriod) -> String {
    JSONText.object([
      ("endpoint", JSONText.text(period.endpoint.name)),
      ("configuration", JSONText.text(period.configuration.name)),
      ("from", JSONText.time(period.start.seconds)),
      ("until", JSONText.optional(period.end?.seconds, JSONText.time)),
      ("before", JSONText.optional(period.previous?.name, JSONText.text)),
    ])
  }

  private static func step(_ entry: ModelHistory.Entry) -> String {
    let event = entry.step.event
    return JSONText.object(
      [
        ("eventSource", JSONText.text(event.source)), ("eventName", JSONText.text(event.name)),
        ("outcome", JSONText.text(event.outcome.name)),
        ("errorCode", JSONText.optional(event.errorCode, JSONText.text)),
        ("object", object(entry.object)),
        ("relation", JSONText.text(entry.relation.rawValue)),
        ("isLikely", "\(entry.isLikely)"),
        (
          "facts",
          JSONText.list(
            entry.step.facts.map {
              JSONText.object([
                ("name", JSONText.text($0.name)), ("value", JSONText.text($0.value)),
              ])
            })
        ),
        ("isOmitted", "\(entry.step.isOmitted)"),
      ] + who(event))
  }

  private static func who(_ event: ModelEvent) -> [(String, String)] {
    [
      ("time", JSONText.time(event.seconds)),
      ("actor", JSONText.optional(event.actor, JSONText.text)),
      ("person", JSONText.optional(event.person, JSONText.text)),
      ("address", JSONText.optional(event.address, JSONText.text)),
      ("invokedBy", JSONText.optional(event.invokedBy, JSONText.text)),
      ("eventID", JSONText.text(event.eventID)),
    ]
  }
}
