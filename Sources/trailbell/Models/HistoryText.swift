import CloudTrail
import Lineage
import Notify
import Retention

/// A history for people: what is known at a glance, then step by step.
struct HistoryText {
  let text: String

  /// How many values of one kind are told of a step.
  private static let valueMaximum = 5
  /// How many steps are told.
  private static let stepMaximum = 1_000

  init(_ history: ModelHistory, _ deletions: [PeriodDeletion]) {
    var lines = Self.heading(history)
    lines += Self.section("made from", Self.objects(history, .source))
    lines += Self.section("used by", Self.objects(history, .product))
    lines += Self.section("decided", history.decisions.map(Self.decision))
    lines += Self.section("served", history.services.map { Self.service($0, history) })
    lines += Self.section("timeline", Self.timeline(history))
    lines += Self.section("what CloudTrail cannot tell", history.limits.map(\.text))
    lines += DeletionText.lines(
      deletions, consequence: "steps may be missing here, also what others were made from")
    text = lines.map(LogText.line).joined(separator: "\n")
  }

  private static func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", title] + lines.map { "  " + $0 }
  }

  private static func heading(_ history: ModelHistory) -> [String] {
    let object = history.object
    let denied = history.entries.count { $0.step.event.outcome == .denied }
    let failed = history.entries.count { $0.step.event.outcome == .failed }
    let own = history.entries.filter { $0.relation == .own }
    let times = own.first.map { first in
      "; its own from \(time(first.step.event)) to \(time((own.last ?? first).step.event))"
    }
    return [
      "\(object.kind.rawValue) \(object.name) in \(object.account), \(object.region)",
      "\(Numbers.counted(history.entries.count, "step")), \(denied) denied and \(failed) failed"
        + (times ?? ""),
    ]
  }

  private static func objects(
    _ history: ModelHistory, _ relation: ModelHistory.Relation
  ) -> [String] {
    history.relations.filter { $0.value == relation }.keys.sorted().map { object in
      object.kind.rawValue + " " + object.name
        + (object.account == history.object.account && object.region == history.object.region
          ? "" : " in \(object.account), \(object.region)")
        + (history.likely.contains(object) ? " (likely)" : "")
    }
  }

  private static func decision(_ decision: ApprovalDecision) -> String {
    "\(time(decision.event))  \(decision.package.name): \(decision.status) by "
      + "\(who(decision.event)), \(decision.independence.rawValue)"
  }

  private static func service(_ period: ServicePeriod, _ history: ModelHistory) -> String {
    let end = period.end.map { "until \(time($0))" } ?? "since then"
    let before = period.previous.map { "; before it \($0.name)" } ?? ""
    return "\(time(period.start))  \(period.endpoint.name) serves \(period.configuration.name) "
      + "\(end)\(before)"
  }

  // MARK: Steps

  private static func timeline(_ history: ModelHistory) -> [String] {
    let shown = history.entries.prefix(stepMaximum)
    var lines = shown.flatMap(step)
    if history.entries.count > shown.count {
      lines.append(
        "… and \(Numbers.grouped(history.entries.count - shown.count)) more; --format csv has all")
    }
    return lines
  }

  private static func step(_ entry: ModelHistory.Entry) -> [String] {
    let event = entry.step.event
    let marks = [outcome(event), entry.isLikely ? "likely" : nil].compactMap { $0 }
    let mark = marks.isEmpty ? "" : " [\(marks.joined(separator: ", "))]"
    return [
      "\(time(event))  \(entry.object.kind.rawValue) \(entry.object.name) \(deed(entry.step))"
        + "\(mark) by \(who(event))"
    ] + facts(entry.step)
  }

  /// What was done, in a word; of a decision, what it is.
  private static func deed(_ step: ModelStep) -> String {
    let verb = step.isDone ? step.call.verb.rawValue : "not \(step.call.verb.rawValue)"
    return step.approval.map { "\(verb) (\($0))" } ?? verb
  }

  private static func outcome(_ event: ModelEvent) -> String? {
    guard event.outcome != .allowed else { return nil }
    return event.outcome.name.uppercased() + (event.errorCode.map { ": \($0)" } ?? "")
  }

  private static func who(_ event: ModelEvent) -> String {
    let person = event.person.map { "\($0) as " } ?? ""
    let service = event.invokedBy.map { " through \($0)" } ?? ""
    let address = event.address.map { $0 == event.invokedBy ? "" : " from \($0)" } ?? ""
    return person + (event.actor ?? "somebody unnamed") + service + address
  }

  private static func facts(_ step: ModelStep) -> [String] {
    let facts = step.facts.filter { $0.name != "approval" }
    var lines: [[String]] = []
    for name in Set(facts.map(\.name)).sorted() {
      let values = facts.filter { $0.name == name }.map(\.value)
      lines += values.prefix(valueMaximum).map { [name, $0] }
      if values.count > valueMaximum {
        lines.append([name, "… and \(values.count - valueMaximum) more"])
      }
    }
    if step.isOmitted { lines.append(["parameters", "left out by AWS: too large"]) }
    return TextTable(lines).lines.map { "    " + $0 }
  }

  private static func time(_ event: ModelEvent) -> String {
    EventTime.text(ofSeconds: event.seconds)
  }
}
