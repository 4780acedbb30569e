import Alarms
import CloudTrail
import Rules

/// Lists alerts, the one that began last first.
public final class AlertListing {
  private let connection: Connection
  private let read: Statement

  private static let columns = """
    SELECT l.id, l.alert_id, l.state, l.started_at, l.last_at, l.ended_at, l.count, r.title,
      r.level, r.shadow, g.text, l.late_by, r.rule_id
    FROM alert AS l
    JOIN rule AS r ON r.id = l.rule
    LEFT JOIN word AS g ON g.id = l.group_key
    """

  /// A listing on a connection.
  public init(_ connection: Connection) throws(DatabaseError) {
    self.connection = connection
    // "+" keeps an index on states out of it: most alerts are resolved, and the order is that of time.
    read = try connection.prepare(
      """
      \(Self.columns)
      WHERE \(AlertViews.isShown) AND l.started_at BETWEEN ?1 AND ?2
        AND +l.state IN (SELECT value FROM json_each(?3))
        AND r.level IN (SELECT value FROM json_each(?4))
      ORDER BY l.started_at DESC, l.id DESC
      """)
  }

  /// The newest alerts that a filter lets through.
  ///
  /// - Parameter maximum: how many of them are read; the rest are counted.
  public func page(_ filter: AlertFilter, maximum: Int) throws(DatabaseError) -> AlertPage {
    bind(filter)
    defer { read.reset() }
    var alerts: [AlertEntry] = []
    var moreCount = 0
    while try read.step() {
      guard filter.fits(ruleID: read.text(12), title: read.text(7)),
        filter.groupFields.fit(group: read.text(10))
      else { continue }
      if alerts.count < maximum { alerts.append(entry(read)) } else { moreCount += 1 }
    }
    return AlertPage(alerts: alerts, moreCount: moreCount)
  }

  private func bind(_ filter: AlertFilter) {
    read.bind(1, filter.sinceSeconds ?? .min)
    read.bind(2, filter.untilSeconds ?? .max)
    read.bind(3, Self.array(filter.states.map(\.rawValue)))
    read.bind(
      4, Self.array(RuleLevel.allCases.filter { $0 >= filter.levelMinimum }.map(\.rawValue)))
  }

  /// A JSON array of words that need no escapes.
  private static func array(_ words: [String]) -> String {
    "[" + words.map { "\"\($0)\"" }.joined(separator: ",") + "]"
  }

  /// An alert by its row.
  func alert(_ row: Int64) throws(DatabaseError) -> AlertEntry? {
    let find = try connection.prepare("\(Self.columns) WHERE l.id = ?1")
    find.bind(1, row)
    return try find.step() ? entry(find) : nil
  }

  private func entry(_ read: Statement) -> AlertEntry {
    AlertEntry(
      row: read.number(0), alertID: read.text(1),
      state: AlertState(rawValue: read.text(2)) ?? .resolved,
      episode: Episode(startedAt: read.number(3), lastAt: read.number(4)),
      endedAt: read.optionalNumber(5), lateBy: read.optionalNumber(11), count: Int(read.number(6)),
      ruleTitle: read.text(7),
      level: read.text(8), isShadow: read.number(9) != 0, group: read.text(10))
  }
}

extension AlertState {
  /// What became of an alert that is seen in this state for the first time.
  var change: AlertChange {
    switch self {
    case .pending, .firing: .firing
    case .resolved: .resolved
    case .merged: .merged
    case .withdrawn: .withdrawn
    }
  }
}

extension NoticeReader {
  /// What an alert tells as it stands now.
  public func notice(of alert: AlertEntry) throws(DatabaseError) -> AlertNotice? {
    try notice(ofAlert: alert.row, alert.state.change, lateBy: alert.lateBy)
  }
}
