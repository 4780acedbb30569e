import Alarms
import CloudTrail

/// What a message for people shows of an alert beside its sentence: labels and values.
struct AlertFacts {
  /// The facts, the most important first.
  let all: [(label: String, value: String)]

  /// How many rules of a summary are named.
  private static let ruleMaximum = 8

  init(_ announcement: Announcement) {
    switch announcement {
    case .alert(let notice): all = Self.facts(of: notice)
    case .summary(let summary):
      all = summary.rules.prefix(Self.ruleMaximum).map { ($0.title, "\($0.alerts)") }
    }
  }

  private static func facts(of notice: AlertNotice) -> [(label: String, value: String)] {
    let rule = notice.rule
    var facts = [
      ("Level", rule.level), ("Began", EventTime.text(ofSeconds: notice.episode.startedAt)),
    ]
    if let endedAt = notice.endedAt { facts.append(("Over", EventTime.text(ofSeconds: endedAt))) }
    facts.append(("Events", "\(notice.count)"))
    add("Who", notice.actors, to: &facts)
    add("From", notice.addresses, to: &facts)
    add("Calls", notice.eventNames, to: &facts)
    facts.append(("Group", AlertLine.words(ofGroup: notice.group)))
    if !rule.conditionText.isEmpty { facts.append(("Rings", rule.conditionText)) }
    facts.append(("Alert", notice.alertID))
    return facts.map { ($0.0, SafeText.line($0.1)) }
  }

  private static func add(
    _ label: String, _ values: [String], to facts: inout [(String, String)]
  ) {
    if !values.isEmpty { facts.append((label, values.joined(separator: ", "))) }
  }
}
