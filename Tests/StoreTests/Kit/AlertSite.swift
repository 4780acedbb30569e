import Alarms
import CloudTrail
import Store

/// A database whose rules ring for groups that a test names, at a clock that stands where it says.
final class AlertSite {
  /// 2026-11-01T10:00:00Z.
  static let start: Int64 = 1_793_527_200

  let database: TestDatabase
  let writer: Writer
  private var decoder = TestDecoder()
  private var fileCount = 0

  init(
    _ rules: [AlarmRule] = [.counting(1)], sinks: [String] = ["stdout"],
    alarms: AlarmSettings = AlarmSettings()
  ) throws {
    database = try TestDatabase()
    writer = try database.writer(rules, sinks: sinks, alarms: alarms)
  }

  /// Stores records of one call each, which rules ring for.
  @discardableResult
  func ring(
    _ records: [TestRecord], group: String = #"{"actor":"ada"}"#, rule: Int = 0, at now: Int64
  ) throws -> CommitReport {
    fileCount += 1
    let matches = records.indices.map { (row: $0, rule: rule, group: group) }
    try writer.add(
      decoder.batch([TestFile("\(fileCount).json", records)], matches: matches), nowSeconds: now)
    return try writer.commit(nowSeconds: now)
  }

  /// Stores one record of a second after the start.
  @discardableResult
  func ring(
    at seconds: Int64, group: String = #"{"actor":"ada"}"#, rule: Int = 0
  ) throws -> CommitReport {
    let time = Self.start + seconds
    let record = TestRecord(id: "event-\(fileCount)", time: EventTime.text(ofSeconds: time))
    return try ring([record], group: group, rule: rule, at: time)
  }

  /// Lets the clock alone do what is due.
  func tick(at seconds: Int64) throws {
    let now = Self.start + seconds
    guard try writer.isDue(nowSeconds: now) else { return }
    _ = try writer.commit(nowSeconds: now)
  }

  /// What the sinks are to be told, in order.
  func told() throws -> [String?] { try database.column("SELECT change FROM outbox ORDER BY id") }

  func book() throws -> SilenceBook { try SilenceBook(databasePath: database.path) }

  /// Adds a silence from one second after the start to another.
  @discardableResult
  func silence(
    rule: String? = nil, group: [String: String] = [:], from: Int64 = 0, until: Int64
  ) throws -> Int64 {
    try book().add(
      Silence.Scope(rule: rule, groupFields: GroupFields(group)), from: Self.start + from,
      until: Self.start + until, owner: "ada", reason: "moving", nowSeconds: Self.start)
  }
}
