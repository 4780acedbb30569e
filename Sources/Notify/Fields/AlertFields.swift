import Alarms
import CloudTrail

/// What an alert tells, field by field: the one list that every format is made of.
public enum AlertFields {
  /// The fields of an alert, or of a summary; what does not apply is left out.
  public static func fields(of announcement: Announcement) -> [AlertField] {
    switch announcement {
    case .alert(let notice): fields(of: notice)
    case .summary(let summary): fields(of: summary)
    }
  }

  static func fields(of notice: AlertNotice) -> [AlertField] {
    identity(of: notice) + story(of: notice) + outcome(of: notice)
  }

  static func fields(of summary: BacklogSummary) -> [AlertField] {
    let rules = summary.rules.map { rule in
      JSONText.object([
        ("ruleID", JSONText.text(rule.ruleID)), ("ruleTitle", JSONText.text(rule.title)),
        ("level", JSONText.text(rule.level)), ("alerts", "\(rule.alerts)"),
      ])
    }
    return [
      AlertField("change", BacklogSummary.change),
      AlertField("alerts", .number("\(summary.alerts)")),
      time("startedAt", summary.startedAt), time("lastAt", summary.lastAt),
      AlertField("rules", .json(JSONText.list(rules))),
    ]
  }

  // MARK: The parts of an alert

  private static func identity(of notice: AlertNotice) -> [AlertField] {
    let rule = notice.rule
    return [
      AlertField("alertID", notice.alertID),
      AlertField("change", AlertLine.changeName(notice)),
      AlertField("state", state(of: notice).rawValue),
      AlertField("ruleID", rule.ruleID),
      AlertField("ruleTitle", rule.title),
      AlertField("level", rule.level),
      rule.author.map { AlertField("ruleAuthor", $0) },
      AlertField("ruleFile", rule.file),
    ].compactMap(\.self)
  }

  private static func story(of notice: AlertNotice) -> [AlertField] {
    let rule = notice.rule
    return [
      AlertField("group", .json(notice.group)),
      time("startedAt", notice.episode.startedAt),
      time("lastAt", notice.episode.lastAt),
      AlertField("count", .number("\(notice.count)")),
      AlertField("windowSeconds", .number("\(rule.windowSeconds)")),
      AlertField("actors", .texts(notice.actors)),
      AlertField("addresses", .texts(notice.addresses)),
      AlertField("eventNames", .texts(notice.eventNames)),
      AlertField("eventIDs", .texts(notice.eventIDs)),
      rule.conditionText.isEmpty ? nil : AlertField("condition", rule.conditionText),
      notice.details.map { AlertField("details", $0) },
    ].compactMap(\.self)
  }

  private static func outcome(of notice: AlertNotice) -> [AlertField] {
    let measure = notice.measured
    return [
      notice.endedAt.map { time("endedAt", $0) },
      notice.endedBecause.map { AlertField("endedBecause", $0) },
      notice.lateBy.map { AlertField("lateBySeconds", .number("\($0)")) },
    ].compactMap(\.self) + audience(of: notice)
      + [
        notice.mergedInto.map { AlertField("mergedInto", $0) },
        measure.map { AlertField("measured", .number("\($0.value)")) },
        measure?.expected.map { AlertField("expectedMean", .number("\($0.mean)")) },
        measure?.expected.map { AlertField("expectedDeviation", .number("\($0.deviation)")) },
      ].compactMap(\.self)
  }

  private static func audience(of notice: AlertNotice) -> [AlertField] {
    switch notice.audience {
    case nil: []
    case .told(let firstAt):
      [AlertField("shadow", .flag(false)), time("firstAnnouncedAt", firstAt)]
    case .nobody: [AlertField("shadow", .flag(false)), AlertField("firstAnnouncedAt", .nothing)]
    case .shadow: [AlertField("shadow", .flag(true)), AlertField("firstAnnouncedAt", .nothing)]
    }
  }

  private static func state(of notice: AlertNotice) -> AlertState {
    if notice.isPending { return .pending }
    return switch notice.change {
    case .resolved: .resolved
    case .merged: .merged
    case .withdrawn: .withdrawn
    case .firing, .repeated, .changed: notice.endedAt == nil ? .firing : .resolved
    }
  }

  private static func time(_ name: String, _ seconds: Int64) -> AlertField {
    AlertField(name, EventTime.text(ofSeconds: seconds))
  }
}
