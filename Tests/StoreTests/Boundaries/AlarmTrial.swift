import Alarms
import CloudTrail
import Rules
import Store

/// A database to which events come and in which the clock is moved, both in seconds from an origin.
final class AlarmTrial {
  /// An event that one or more rules match.
  struct Arrival {
    var seconds: Int64
    /// Which reference of the rule it answers.
    var reference = 0
    var group = "{}"
    var value: MatchValue? = .number(1)
  }

  let database: TestDatabase
  let origin: Int64
  let settings: AlarmSettings
  private let sinks: [String]
  private(set) var rules: [AlarmRule]
  private(set) var connection: Connection
  private(set) var writer: Writer
  private var decoder = TestDecoder()
  private var fileCount = 0
  private var eventCount = 0

  /// 2026-11-01T10:00:00Z.
  static let someOrigin: Int64 = 1_793_527_200

  init(
    _ rules: [AlarmRule], origin: Int64 = AlarmTrial.someOrigin, delay: Int64 = 0,
    sinks: [String] = ["sink"]
  ) throws {
    database = try TestDatabase()
    self.origin = origin
    self.sinks = sinks
    self.rules = rules
    settings = AlarmSettings(deliveryDelaySeconds: delay, retiresOtherRules: true)
    connection = try database.connection()
    writer = try Writer(
      connection, rules: rules, alarms: settings, sinks: sinks, settings: TestDatabase.settings,
      nowSeconds: origin)
  }

  /// Starts again, with the same rules or others.
  func restart(_ rules: [AlarmRule]? = nil, sinks: [String]? = nil, now: Int64) throws {
    self.rules = rules ?? self.rules
    connection = try database.connection()
    writer = try Writer(
      connection, rules: self.rules, alarms: settings, sinks: sinks ?? self.sinks,
      settings: TestDatabase.settings, nowSeconds: origin + now)
    decoder = TestDecoder()
  }

  /// Stores events of one file in one transaction.
  func arrive(
    _ arrivals: [Arrival], now: Int64, rules: [Int] = [0], trust: ClockTrust = .everything
  ) throws {
    try add(arrivals, now: now, rules: rules)
    _ = try writer.commit(nowSeconds: origin + now, trust: trust)
  }

  /// Stores events that tell no more than their times.
  func arrive(
    _ seconds: [Int64], now: Int64, rules: [Int] = [0], trust: ClockTrust = .everything
  ) throws {
    try arrive(seconds.map { Arrival(seconds: $0) }, now: now, rules: rules, trust: trust)
  }

  /// Adds events to the transaction.
  func add(_ arrivals: [Arrival], now: Int64, rules: [Int] = [0]) throws {
    fileCount += 1
    let records = arrivals.map { arrival in
      eventCount += 1
      return TestRecord(
        id: "event-\(eventCount)", time: EventTime.text(ofSeconds: origin + arrival.seconds))
    }
    var batch = decoder.batch([TestFile("file-\(fileCount)", records)])
    batch.matches = arrivals.enumerated().flatMap { row, arrival in
      rules.map { rule in
        EventMatch(
          row: row,
          AlarmSubscription(alarm: rule, reference: arrival.reference, isIndirect: false),
          group: MatchGroup(group: arrival.group, value: arrival.value))
      }
    }
    try writer.add(batch, nowSeconds: origin + now)
  }

  /// Moves the clock, as the daemon does: commits only where the clock has something to do.
  @discardableResult
  func clock(_ now: Int64, trust: ClockTrust = .everything) throws -> Bool {
    guard try writer.isDue(nowSeconds: origin + now, trust: trust) else { return false }
    _ = try writer.commit(nowSeconds: origin + now, trust: trust)
    return true
  }

  /// All alerts that people can see, and those that were merged, in the order of time.
  var alerts: [String] {
    get throws {
      try database.rows(
        """
        SELECT state, started_at - \(origin), last_at - \(origin), ended_at - \(origin), count
        FROM alert WHERE alert_id IN (SELECT alert_id FROM alerts) ORDER BY started_at, id
        """
      ).map { row in
        let row = row.map { $0 ?? "?" }
        return "\(row[0]) \(row[1])...\(row[2]) until \(row[3]), \(row[4])"
      }
    }
  }

  /// What was told, in its order.
  var told: [String] { get throws { try column("SELECT change FROM outbox ORDER BY id") } }

  func column(_ sql: String) throws -> [String] {
    try database.column(sql).map { $0 ?? "NULL" }
  }
}
