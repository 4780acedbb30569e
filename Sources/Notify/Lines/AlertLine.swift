import Alarms
import CloudTrail

/// An alert as one line for a person.
public enum AlertLine {
  /// One line: when, how grave, what, who, from where, how often, and how to find the events.
  public static func text(_ notice: AlertNotice) -> String {
    var parts = [
      "\(EventTime.text(ofSeconds: notice.episode.startedAt)) \(notice.rule.level.uppercased())"
    ]
    if notice.audience == .shadow { parts.append("SHADOW") }
    if let word = word(notice) { parts.append(word) }
    parts.append("\(notice.rule.title):")
    parts.append(subject(notice))
    parts.append("— \(howOften(notice))")
    if let ending = ending(notice) { parts.append("— \(ending)") }
    if let lateBy = notice.lateBy { parts.append("— \(LengthWords.text(seconds: lateBy)) late") }
    if !notice.eventNames.isEmpty {
      parts.append("(\(notice.eventNames.joined(separator: ", ")))")
    }
    if let first = notice.eventIDs.first {
      let more = notice.eventIDs.count > 1 ? " and following" : ""
      parts.append("— first event \(first)\(more)")
    }
    let author = notice.rule.author.map { " by \($0)" } ?? ""
    parts.append("— rule \(notice.rule.ruleID)\(author), alert \(notice.alertID)")
    if notice.audience == .nobody { parts.append("— nobody was told") }
    return SafeText.line(parts.joined(separator: " "))
  }

  /// What became of the alert, in a word.
  static func changeName(_ notice: AlertNotice) -> String {
    notice.isPending ? AlertState.pending.rawValue : notice.change.rawValue
  }

  /// What stands before the title where an alert is not new.
  private static func word(_ notice: AlertNotice) -> String? {
    notice.change == .firing && !notice.isPending ? nil : changeName(notice).uppercased()
  }

  /// How an alert came to its end, where that is what is told.
  private static func ending(_ notice: AlertNotice) -> String? {
    switch notice.change {
    case .firing, .repeated:
      return notice.endedAt.map { "over since \(EventTime.text(ofSeconds: $0))" }
    case .merged: return notice.mergedInto.map { "it is one with alert \($0)" }
    case .withdrawn: return "late events show that it should not have rung"
    case .changed:
      return notice.endedAt.map { "over since \(EventTime.text(ofSeconds: $0))" } ?? "goes on"
    case .resolved:
      let reason = notice.endedBecause.map { ": \($0)" } ?? ""
      return notice.endedAt.map { "over since \(EventTime.text(ofSeconds: $0))\(reason)" }
    }
  }

  /// The fields and values of a group in words, such as `actor arn:…, region eu-central-1`.
  public static func words(ofGroup json: String) -> String {
    SafeText.line(GroupWords(json).words(besides: []) ?? "everybody")
  }

  /// A length of time in words, such as `2 h 5 min`.
  public static func words(ofSeconds seconds: Int64) -> String {
    LengthWords.text(seconds: seconds)
  }

  /// What was measured in words, and what was expected where that is known.
  public static func words(of measure: Measure) -> String {
    guard let expected = measure.expected else { return number(measure.value) }
    return "\(number(measure.value)), expected \(number(expected.mean)) give or take "
      + number(expected.deviation)
  }

  /// Who was involved; or where Trailbell itself is, what it noticed.
  private static func subject(_ notice: AlertNotice) -> String {
    guard let details = notice.details else { return who(notice) }
    let group = GroupWords(notice.group).words(besides: [])
    return [group, details].compactMap(\.self).joined(separator: " — ")
  }

  private static func who(_ notice: AlertNotice) -> String {
    guard !notice.actors.isEmpty else { return words(ofGroup: notice.group) }
    var text = notice.actors.joined(separator: ", ")
    if !notice.addresses.isEmpty { text += " from \(notice.addresses.joined(separator: ", "))" }
    // Such as the image that was never seen.
    let shown = notice.actors + notice.addresses + notice.eventNames
    if let others = GroupWords(notice.group).words(besides: shown) { text += " (\(others))" }
    return text
  }

  private static func howOften(_ notice: AlertNotice) -> String {
    let noun = notice.details == nil ? "event" : "signal"
    let events = "\(notice.count) \(noun)\(notice.count == 1 ? "" : "s")"
    var text = events
    if notice.episode.lastAt > notice.episode.startedAt {
      text += " until \(EventTime.text(ofSeconds: notice.episode.lastAt))"
    }
    if !notice.rule.conditionText.isEmpty {
      text += " (\(measured(notice.measured))rings: \(notice.rule.conditionText))"
    }
    return text
  }

  private static func measured(_ measure: Measure?) -> String {
    measure.map { "measured \(words(of: $0)); " } ?? ""
  }

  /// A number with three decimals at most.
  private static func number(_ value: Double) -> String {
    let rounded = (value * 1_000).rounded() / 1_000
    guard rounded == rounded.rounded(), abs(rounded) < 1e15 else { return "\(rounded)" }
    return "\(Int64(rounded))"
  }
}
