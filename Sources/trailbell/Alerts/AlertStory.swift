import Alarms
import CloudTrail
import Notify
import Store

/// Everything about one alert for people: a line for each thing that is known, then a timeline.
struct AlertStory {
  let text: String

  private static let nameWidth = 16
  /// How many values are named of each kind.
  private static let valueMaximum = 10

  init(_ details: AlertDetails, isUnicode: Bool) {
    let evidence = details.evidence
    var lines: [(name: String, value: String)] = Self.rule(details) + Self.course(details)
    lines += Self.tellings(details)
    lines.append(("first event", evidence.first.map(Self.event) ?? "none"))
    lines.append(("last event", evidence.last.map(Self.event) ?? "none"))
    for (name, tallies) in [
      ("actors", evidence.actors), ("addresses", evidence.addresses),
      ("calls", evidence.eventNames), ("files", evidence.files),
    ] { lines += Self.tallied(name, tallies) }
    let drawn = Timeline(evidence.times)?.lines(isUnicode: isUnicode) ?? []
    lines += drawn.enumerated().map { ($0.offset == 0 ? "timeline" : "", $0.element) }
    text = lines.map { name, value in
      LogText.line(name.padding(to: Self.nameWidth) + value)
    }.joined(separator: "\n")
  }

  private static func rule(_ details: AlertDetails) -> [(name: String, value: String)] {
    let rule = details.notice.rule
    let author = rule.author.map { ", by \($0)" } ?? ""
    let rings =
      rule.conditionText.isEmpty ? "with the first event that matches" : rule.conditionText
    return [
      ("alert", details.alert.alertID),
      ("rule", rule.title + author),
      ("rule id", "\(rule.ruleID), version \(rule.version)"),
      ("file", rule.file),
      ("level", rule.level + (details.alert.isShadow ? ", a rule on trial: nobody is told" : "")),
      ("rings", rings),
      ("window", AlertLine.words(ofSeconds: rule.windowSeconds)),
      ("for whom", AlertLine.words(ofGroup: details.alert.group)),
    ]
  }

  private static func course(_ details: AlertDetails) -> [(name: String, value: String)] {
    let alert = details.alert
    var lines = [("state", alert.state.rawValue)]
    if let other = details.notice.mergedInto { lines.append(("merged into", other)) }
    lines.append(("evidence from", time(details.evidenceFrom)))
    lines.append(("began", time(alert.episode.startedAt)))
    lines.append(("last held", time(alert.episode.lastAt)))
    if let endedAt = alert.endedAt {
      let reason = details.notice.endedBecause.map { ": \($0)" } ?? ""
      lines.append(("over since", time(endedAt) + reason))
    }
    if let lateBy = details.notice.lateBy {
      lines.append(("late by", AlertLine.words(ofSeconds: lateBy)))
    }
    let kind = details.notice.details == nil ? "events" : "signals"
    lines.append((kind, Numbers.grouped(alert.count)))
    if let signal = details.notice.details { lines.append(("last signal", signal)) }
    if let measured = details.notice.measured {
      lines.append(("measured", AlertLine.words(of: measured)))
    }
    return lines
  }

  private static func tellings(_ details: AlertDetails) -> [(name: String, value: String)] {
    var lines = [("first told", details.firstAnnouncedAt.map(time) ?? whyUntold(details))]
    for telling in details.tellings {
      lines.append(
        (
          "told",
          "\(telling.sink): \(telling.change) \(time(telling.createdAt)), \(whatCame(of: telling))"
        ))
    }
    if details.firstAnnouncedAt != nil, let next = details.nextTellingAt {
      lines.append(("told again", "\(time(next)), if it still rings"))
    }
    return lines
  }

  private static func whatCame(of telling: AlertDetails.Telling) -> String {
    let when = telling.settledAt.map { " \(time($0))" } ?? ""
    let why = telling.reason.map { ": \($0)" } ?? ""
    return switch telling.state {
    case .sent: "sent\(when)"
    case .waiting: "not sent yet\(why)"
    case .dead: "given up\(when)\(why)"
    case .leftOut: "left out\(why)"
    }
  }

  private static func whyUntold(_ details: AlertDetails) -> String {
    if details.alert.isShadow { return "nobody: its rule is on trial" }
    if details.alert.state == .pending { return "nobody: it does not ring yet" }
    if details.isUnsummarised { return "nobody yet: it waits for a summary of old alerts" }
    if let until = details.nextTellingAt { return "nobody: it is silent until \(time(until))" }
    return "nobody: it was silent, or over before it was found"
  }

  private static func tallied(
    _ name: String, _ tallies: [AlertEvidence.Tally]
  ) -> [(name: String, value: String)] {
    var values = TextTable(
      tallies.prefix(valueMaximum).map { [Numbers.grouped($0.events), LogText.line($0.value)] }
    ).lines
    if tallies.count > valueMaximum {
      values.append("… and \(Numbers.grouped(tallies.count - valueMaximum)) others")
    }
    return values.enumerated().map { ($0.offset == 0 ? name : "", $0.element) }
  }

  private static func event(_ event: AlertEvidence.Event) -> String {
    "\(event.eventID) \(time(event.seconds))"
  }

  private static func time(_ seconds: Int64) -> String { EventTime.text(ofSeconds: seconds) }
}

extension String {
  /// The text with spaces up to a width, and with one at least.
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(1, width - count))
  }
}
