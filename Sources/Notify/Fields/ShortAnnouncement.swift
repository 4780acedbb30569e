import Alarms

extension Announcement {
  /// The longest body that receivers of webhooks must take, in bytes (Standard Webhooks, "Payload
  /// structure"); the journal and syslog take as much.
  public static let bodyByteMaximum = 20_000

  /// How long a value may be, from the second try on, in bytes.
  private static let valueMaxima = [2_048, 512, 128, 32]

  /// A text about this announcement that fits; where it would not, long values are cut and marked.
  func fitting(_ byteMaximum: Int = bodyByteMaximum, _ text: (Announcement) -> String) -> String {
    var written = text(self)
    for maximum in Self.valueMaxima where written.utf8.count > byteMaximum {
      written = text(shortened(valueByteMaximum: maximum))
    }
    return written
  }

  private func shortened(valueByteMaximum maximum: Int) -> Announcement {
    switch self {
    case .alert(let notice): .alert(notice.shortened(valueByteMaximum: maximum))
    case .summary(let summary):
      .summary(
        BacklogSummary(
          startedAt: summary.startedAt, lastAt: summary.lastAt,
          rules: summary.rules.prefix(maximum / 4).map { rule in
            BacklogSummary.Rule(
              ruleID: ShortText.cut(rule.ruleID, byteMaximum: maximum),
              title: ShortText.cut(rule.title, byteMaximum: maximum), level: rule.level,
              alerts: rule.alerts, file: rule.file)
          }))
    }
  }
}

extension AlertNotice {
  /// The same with every text cut that outsiders or rule files can make long.
  fileprivate func shortened(valueByteMaximum maximum: Int) -> AlertNotice {
    func cut(_ text: String) -> String { ShortText.cut(text, byteMaximum: maximum) }
    let rule = RuleSummary(
      ruleID: cut(rule.ruleID), version: rule.version, title: cut(rule.title), level: rule.level,
      author: rule.author.map(cut), file: cut(rule.file), windowSeconds: rule.windowSeconds,
      conditionText: cut(rule.conditionText))
    return AlertNotice(
      alertID: alertID, change: change, rule: rule, group: shortGroup(maximum), episode: episode,
      endedAt: endedAt, endedBecause: endedBecause, lateBy: lateBy, mergedInto: mergedInto,
      count: count, measured: measured, actors: actors.map(cut), addresses: addresses.map(cut),
      eventNames: eventNames.map(cut), eventIDs: eventIDs.map(cut), details: details.map(cut),
      isPending: isPending, audience: audience)
  }

  /// A group stays JSON when its values are cut.
  private func shortGroup(_ maximum: Int) -> String {
    guard group.utf8.count > maximum else { return group }
    return JSONText.object(
      GroupWords(group).members.map { member in
        (
          ShortText.cut(member.field, byteMaximum: maximum),
          JSONText.text(ShortText.cut(member.value, byteMaximum: maximum))
        )
      })
  }
}
