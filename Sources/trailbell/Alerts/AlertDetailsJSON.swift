import Alarms
import CloudTrail
import Notify
import Store

/// Everything about one alert for programs: one JSON object in one line.
struct AlertDetailsJSON {
  let text: String

  init(_ details: AlertDetails) {
    let evidence = details.evidence
    text = JSONText.object([
      ("alert", AlertJSON.text(details.notice)),
      ("ruleVersion", JSONText.text(details.notice.rule.version)),
      ("evidenceFrom", JSONText.time(details.evidenceFrom)),
      ("nextTellingAt", JSONText.optional(details.nextTellingAt, JSONText.time)),
      ("waitsForSummary", "\(details.isUnsummarised)"),
      ("told", JSONText.list(details.tellings.map(Self.telling))),
      ("firstEvent", JSONText.optional(evidence.first, Self.event)),
      ("lastEvent", JSONText.optional(evidence.last, Self.event)),
      ("actors", Self.tallies(evidence.actors)),
      ("addresses", Self.tallies(evidence.addresses)),
      ("eventNames", Self.tallies(evidence.eventNames)),
      ("files", Self.tallies(evidence.files)),
      ("timeline", JSONText.optional(Timeline(evidence.times), Self.timeline)),
    ])
  }

  private static func telling(_ telling: AlertDetails.Telling) -> String {
    JSONText.object([
      ("sink", JSONText.text(telling.sink)),
      ("change", JSONText.text(telling.change)),
      ("createdAt", JSONText.time(telling.createdAt)),
      ("state", JSONText.text(telling.state.rawValue)),
      ("settledAt", JSONText.optional(telling.settledAt, JSONText.time)),
      ("reason", JSONText.optional(telling.reason, JSONText.text)),
    ])
  }

  private static func event(_ event: AlertEvidence.Event) -> String {
    JSONText.object([
      ("eventID", JSONText.text(event.eventID)), ("eventTime", JSONText.time(event.seconds)),
    ])
  }

  /// A list, because one value could be written in two ways that a reader takes for one name.
  private static func tallies(_ tallies: [AlertEvidence.Tally]) -> String {
    JSONText.list(
      tallies.map {
        JSONText.object([("value", JSONText.text($0.value)), ("events", "\($0.events)")])
      })
  }

  private static func timeline(_ timeline: Timeline) -> String {
    JSONText.object([
      ("from", JSONText.time(timeline.firstSecond)),
      ("until", JSONText.time(timeline.lastSecond)),
      ("events", JSONText.list(timeline.counts.map(String.init))),
    ])
  }
}
