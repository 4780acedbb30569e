import Alarms

/// Reads everything that is known of one alert.
public final class AlertDetailsReader {
  /// The alert that the beginning of an id stands for.
  public enum Found: Sendable {
    /// There is one.
    case alert(AlertDetails)
    /// There are several; the ids of the first few.
    case several([String])
    /// There is none.
    case none
  }

  private let connection: Connection
  private let notices: NoticeReader

  /// How many ids are named where a beginning stands for several.
  private static let namedMaximum = 5

  /// A reader on a connection.
  public init(_ connection: Connection) throws(DatabaseError) {
    self.connection = connection
    notices = try NoticeReader(connection)
  }

  /// Everything about the alert whose id begins so.
  public func find(_ beginning: String) throws(DatabaseError) -> Found {
    // One state of the database, however many questions it takes; like BEGIN, and allowed within the
    // transaction of a caller.
    try connection.execute("SAVEPOINT details")
    defer { try? connection.execute("RELEASE details") }
    let find = try connection.prepare(
      """
      SELECT l.id, l.alert_id FROM alert AS l JOIN rule AS r ON r.id = l.rule
      WHERE \(AlertViews.isShown)
        AND substr(l.alert_id, 1, length(?1)) = lower(?1) AND ?1 != ''
      ORDER BY l.alert_id LIMIT \(Self.namedMaximum)
      """)
    find.bind(1, beginning)
    var found: [(row: Int64, alertID: String)] = []
    while try find.step() { found.append((find.number(0), find.text(1))) }
    guard let first = found.first else { return .none }
    // A whole id stands for itself, also where longer ones begin with it.
    guard found.count == 1 || first.alertID == beginning else {
      return .several(found.map(\.alertID))
    }
    return try details(of: first.row).map(Found.alert) ?? .none
  }

  private func details(of row: Int64) throws(DatabaseError) -> AlertDetails? {
    guard let alert = try AlertListing(connection).alert(row),
      let notice = try notices.notice(of: alert)
    else { return nil }
    let read = try connection.prepare(
      "SELECT evidence_from, repeat_at, unsummarised FROM alert WHERE id = ?1")
    read.bind(1, row)
    guard try read.step() else { return nil }
    return AlertDetails(
      alert: alert, notice: notice, evidenceFrom: read.number(0),
      nextTellingAt: read.optionalNumber(1), isUnsummarised: read.number(2) != 0,
      tellings: try tellings(of: row),
      evidence: try AlertEvidence(of: alert.alertID, in: connection))
  }

  private func tellings(of row: Int64) throws(DatabaseError) -> [AlertDetails.Telling] {
    let read = try connection.prepare(
      "SELECT sink, change, created_at, settled_at, fate, reason FROM outbox "
        + "WHERE alert = ?1 ORDER BY id")
    read.bind(1, row)
    var tellings: [AlertDetails.Telling] = []
    while try read.step() {
      tellings.append(
        AlertDetails.Telling(
          sink: read.text(0), change: read.text(1), createdAt: read.number(2),
          state: NotificationState(fate: read.optionalText(4)), settledAt: read.optionalNumber(3),
          reason: read.optionalText(5)))
    }
    return tellings
  }
}

extension AlertEvidence {
  init(of alertID: String, in connection: Connection) throws(DatabaseError) {
    let read = try connection.prepare(
      """
      SELECT event_id, time, actor, source_ip, event_name, file FROM alert_events
      WHERE alert_id = ?1
      """)
    read.bind(1, alertID)
    var actors: [String: Int] = [:]
    var addresses: [String: Int] = [:]
    var names: [String: Int] = [:]
    var files: [String: Int] = [:]
    while try read.step() {
      let event = Event(eventID: read.text(0), seconds: read.number(1))
      if first.map({ event.stands(before: $0) }) ?? true { first = event }
      if last.map({ $0.stands(before: event) }) ?? true { last = event }
      times.append(event.seconds)
      if let actor = read.optionalText(2) { actors[actor, default: 0] += 1 }
      if let address = read.optionalText(3) { addresses[address, default: 0] += 1 }
      if let name = read.optionalText(4) { names[name, default: 0] += 1 }
      if let file = read.optionalText(5) { files[file, default: 0] += 1 }
    }
    times.sort()
    self.actors = Self.tallies(actors)
    self.addresses = Self.tallies(addresses)
    eventNames = Self.tallies(names)
    self.files = Self.tallies(files)
  }

  private static func tallies(_ counts: [String: Int]) -> [Tally] {
    counts.map { Tally(value: $0.key, events: $0.value) }
      .sorted { ($1.events, $0.value) < ($0.events, $1.value) }
  }
}

extension AlertEvidence.Event {
  fileprivate func stands(before other: Self) -> Bool {
    (seconds, eventID) < (other.seconds, other.eventID)
  }
}
