import Alarms
import CloudTrail

/// Alerts for Alertmanager (its `api/v2/openapi.yaml`): labels say which alert it is, and stay the
/// same; annotations say what is known by now.
public enum AlertmanagerAlert {
  /// How long Alertmanager takes an alert to go on without hearing of it again, in seconds: it is
  /// sent again each minute, and over if Trailbell is gone for longer.
  public static let lifeSeconds: Int64 = 240

  /// An array of alerts, each with the words that it has for people.
  public static func list(
    _ alerts: [(notice: AlertNotice, words: String)], nowSeconds: Int64
  ) -> String {
    JSONText.list(alerts.map { object($0.notice, $0.words, nowSeconds) })
  }

  private static func object(
    _ notice: AlertNotice, _ words: String, _ nowSeconds: Int64
  ) -> String {
    // When the news is that it is over, it is over for Alertmanager as well, whatever the time of
    // the events: an end that lies far back would be kept from people.
    let endsAt = notice.isOver ? nowSeconds : nowSeconds + lifeSeconds
    return JSONText.object([
      ("labels", labels(of: notice)), ("annotations", annotations(of: notice, words)),
      ("startsAt", JSONText.time(min(notice.episode.startedAt, nowSeconds))),
      ("endsAt", JSONText.time(endsAt)),
    ])
  }

  private static func labels(of notice: AlertNotice) -> String {
    var labels = [
      ("alertname", notice.rule.title), ("severity", notice.rule.level),
      ("alert_id", notice.alertID), ("rule_id", notice.rule.ruleID),
    ]
    var names = Set(labels.map(\.0))
    for member in GroupWords(notice.group).members {
      let name = "group_" + labelName(member.field)
      // Two fields can have one name left; the first keeps it.
      if names.insert(name).inserted { labels.append((name, member.value)) }
    }
    // Alertmanager drops labels without a value.
    return JSONText.object(
      labels.filter { !$0.1.isEmpty }.map { ($0.0, JSONText.text($0.1)) })
  }

  private static func annotations(of notice: AlertNotice, _ words: String) -> String {
    let told = ["count", "actors", "addresses", "eventNames", "eventIDs", "condition", "details"]
    let fields = AlertFields.fields(of: notice).filter { told.contains($0.name) }
    let texts = fields.map { ($0.name, $0.texts.joined(separator: ", ")) }
    return JSONText.object(
      ([("summary", words)] + texts).map { ($0.0, JSONText.text($0.1)) })
  }

  /// Letters, digits and underscores: what a label's name may have (prometheus.io, "Data model").
  private static func labelName(_ field: String) -> String {
    String(
      field.unicodeScalars.map { scalar in
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
          ? Character(scalar) : "_"
      })
  }
}
