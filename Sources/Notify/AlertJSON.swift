import Alarms

/// An alert as one JSON object.
public enum AlertJSON {
  /// One JSON object in one line.
  public static func text(_ notice: AlertNotice, timeText: (Int64) -> String) -> String {
    var members: [(String, String)] = [
      ("alertID", SafeText.json(notice.alertID)),
      ("change", SafeText.json(AlertLine.changeName(notice))),
      ("state", SafeText.json(state(notice).rawValue)),
      ("ruleID", SafeText.json(notice.rule.ruleID)),
      ("ruleTitle", SafeText.json(notice.rule.title)),
      ("level", SafeText.json(notice.rule.level)),
    ]
    if let author = notice.rule.author { members.append(("ruleAuthor", SafeText.json(author))) }
    members += [
      ("ruleFile", SafeText.json(notice.rule.file)),
      ("group", SafeText.escaped(json: notice.group)),
      ("startedAt", SafeText.json(timeText(notice.episode.startedAt))),
      ("lastAt", SafeText.json(timeText(notice.episode.lastAt))),
      ("count", "\(notice.count)"),
      ("windowSeconds", "\(notice.rule.windowSeconds)"),
      ("actors", array(notice.actors)),
      ("addresses", array(notice.addresses)),
      ("eventNames", array(notice.eventNames)),
      ("eventIDs", array(notice.eventIDs)),
    ]
    if !notice.rule.conditionText.isEmpty {
      members.append(("condition", SafeText.json(notice.rule.conditionText)))
    }
    if let details = notice.details { members.append(("details", SafeText.json(details))) }
    if let endedAt = notice.endedAt {
      members.append(("endedAt", SafeText.json(timeText(endedAt))))
    }
    if let reason = notice.endedBecause { members.append(("endedBecause", SafeText.json(reason))) }
    if let lateBy = notice.lateBy { members.append(("lateBySeconds", "\(lateBy)")) }
    if let audience = notice.audience { members += Self.members(of: audience, timeText) }
    if let other = notice.mergedInto { members.append(("mergedInto", SafeText.json(other))) }
    if let measure = notice.measured {
      members.append(("measured", "\(measure.value)"))
      if let expected = measure.expected {
        members.append(("expectedMean", "\(expected.mean)"))
        members.append(("expectedDeviation", "\(expected.deviation)"))
      }
    }
    return "{" + members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
  }

  private static func members(
    of audience: AlertAudience, _ timeText: (Int64) -> String
  ) -> [(String, String)] {
    switch audience {
    case .told(let firstAt):
      [("shadow", "false"), ("firstAnnouncedAt", SafeText.json(timeText(firstAt)))]
    case .nobody: [("shadow", "false"), ("firstAnnouncedAt", "null")]
    case .shadow: [("shadow", "true"), ("firstAnnouncedAt", "null")]
    }
  }

  private static func state(_ notice: AlertNotice) -> AlertState {
    if notice.isPending { return .pending }
    return switch notice.change {
    case .resolved: .resolved
    case .merged: .merged
    case .withdrawn: .withdrawn
    case .firing, .repeated, .changed: notice.endedAt == nil ? .firing : .resolved
    }
  }

  private static func array(_ values: [String]) -> String {
    "[" + values.map(SafeText.json).joined(separator: ",") + "]"
  }
}
