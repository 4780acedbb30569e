import Foundation
import Retention

@testable import Store

/// A database over many simulated years, in which each event rings, beside the model of what must be in it.
final class RetentionShop {
  static let daySeconds: Int64 = 86_400
  private static let accounts = ["111122223333", "222233334444"]
  private static let start: Int64 = 1_767_225_600

  let database: TestDatabase
  private(set) var model: RetentionModel
  private(set) var nowSeconds = RetentionShop.start
  private var writer: Writer
  private let policy: RetentionPolicy
  private var decoder = TestDecoder()
  private var generator: SeededNumbers
  private var eventCount = 0
  private let stepSeconds: Int64

  init(_ policy: RetentionPolicy, seed: UInt64, daysOfAStep: Int64) throws {
    self.policy = policy
    stepSeconds = daysOfAStep * Self.daySeconds
    model = RetentionModel(policy.rules)
    generator = SeededNumbers(seed: seed)
    database = try TestDatabase()
    writer = try Self.writer(database, policy, nowSeconds)
  }

  private static func writer(
    _ database: TestDatabase, _ policy: RetentionPolicy, _ nowSeconds: Int64
  ) throws -> Writer {
    try Writer(
      database.connection(), rules: [.counting(1)], sinks: [], settings: TestDatabase.settings,
      retention: policy, nowSeconds: nowSeconds)
  }

  /// Lives through a day or some: files come, holds are placed and lifted, and what is due is deleted.
  func step() throws {
    nowSeconds += stepSeconds
    try storeFile()
    if Int.random(in: 0..<30, using: &generator) == 0 { try placeHold() }
    if Int.random(in: 0..<25, using: &generator) == 0 { try liftHold() }
    if Int.random(in: 0..<80, using: &generator) == 0 {
      writer = try Self.writer(database, policy, nowSeconds)
      decoder = TestDecoder()
    }
    var stepCount = 0
    while writer.isRetentionDue(nowSeconds: nowSeconds), stepCount < 10_000 {
      // Every step is cut short now and then.
      var lookCount = Int.random(in: 1...20, using: &generator)
      _ = try writer.deleteExpired(nowSeconds: nowSeconds) {
        lookCount -= 1
        return lookCount <= 0
      }
      stepCount += 1
    }
    model.step(nowSeconds: nowSeconds)
  }

  /// The ids of the events that are there.
  func storedIDs() throws -> Set<String> {
    Set(try database.column("SELECT event_id FROM event").compactMap(\.self))
  }

  /// Texts that nothing refers to, of those that were there a while ago: those of the last week may
  /// wait for the next search.
  func unusedWords() throws -> [String?] {
    nowSeconds += 8 * Self.daySeconds
    while writer.isRetentionDue(nowSeconds: nowSeconds) {
      _ = try writer.deleteExpired(nowSeconds: nowSeconds) { false }
    }
    // What the writer's decoder knows may be used again at any time.
    writer = try Self.writer(database, policy, nowSeconds)
    decoder = TestDecoder()
    nowSeconds += 32 * Self.daySeconds + 8 * 365 * Self.daySeconds
    while writer.isRetentionDue(nowSeconds: nowSeconds) {
      _ = try writer.deleteExpired(nowSeconds: nowSeconds) { false }
    }
    return try database.column(
      """
      SELECT text FROM word WHERE id NOT IN (SELECT name FROM event WHERE name NOT NULL
        UNION SELECT actor FROM event WHERE actor NOT NULL
        UNION SELECT address FROM event WHERE address NOT NULL
        UNION SELECT group_key FROM match UNION SELECT group_key FROM alert)
      UNION ALL SELECT members FROM identity
      WHERE id NOT IN (SELECT identity FROM event WHERE identity NOT NULL)
      UNION ALL SELECT members FROM shape WHERE id NOT IN (SELECT shape FROM event)
      """)
  }

  /// Alerts that are over, older than they may become, and of a time that no hold overlaps.
  func overdueAlerts(ageSeconds: Int64) throws -> [String?] {
    try database.column(
      """
      SELECT l.alert_id FROM alert AS l
      WHERE l.last_at < \(nowSeconds - ageSeconds) AND l.ended_at NOT NULL AND NOT EXISTS (
        SELECT 1 FROM hold AS h WHERE h.lifted_at IS NULL
          AND coalesce(h.from_at, 0) <= l.last_at
          AND coalesce(h.until_at, l.last_at) >= l.evidence_from)
      """)
  }

  /// Events that rang and are there, as a hold may have it, though their alerts are gone.
  func eventsWithoutAlert() throws -> [String?] {
    try database.column(
      """
      SELECT e.event_id FROM event AS e JOIN match AS m ON m.event = e.id WHERE NOT EXISTS (
        SELECT 1 FROM alert AS l WHERE l.rule = m.rule AND l.group_key = m.group_key
          AND e.time BETWEEN l.evidence_from AND l.last_at)
      """)
  }

  private func storeFile() throws {
    var records: [TestRecord] = []
    var actors: [String] = []
    for _ in 0..<Int.random(in: 0...3, using: &generator) {
      eventCount += 1
      let lateDays =
        Int.random(in: 0..<20, using: &generator) == 0
        ? Int64.random(in: 0...400, using: &generator) : 0
      let seconds =
        nowSeconds - lateDays * Self.daySeconds
        - Int64.random(in: 0..<stepSeconds, using: &generator)
      let event = RetentionModel.Event(
        id: "event-\(eventCount)", seconds: seconds,
        eventClass: EventClass.allCases.randomElement(using: &generator) ?? .data,
        account: Self.accounts.randomElement(using: &generator) ?? "",
        actor: actor())
      model.add(event)
      records.append(Self.record(event))
      actors.append(event.actor)
    }
    guard !records.isEmpty else { return }
    let matches = actors.enumerated().map { row, actor in
      (row: row, rule: 0, group: #"{"actor":"\#(actor)"}"#)
    }
    try writer.add(
      decoder.batch([TestFile("\(nowSeconds).json", records)], matches: matches),
      nowSeconds: nowSeconds)
    _ = try writer.commit(nowSeconds: nowSeconds)
  }

  private func actor() -> String {
    "arn:aws:iam::111122223333:role/team/role-\(Int.random(in: 0..<4, using: &generator))"
  }

  private static func record(_ event: RetentionModel.Event) -> TestRecord {
    let category =
      switch event.eventClass {
      case .management: "Management"
      case .data: "Data"
      case .insight: "Insight"
      case .network: "NetworkActivity"
      case .aggregated: "Aggregated"
      }
    let role = event.actor.split(separator: "/").last.map(String.init) ?? ""
    let time = Date(timeIntervalSince1970: Double(event.seconds)).formatted(.iso8601)
    return TestRecord(id: event.id, time: time, actor: role).with(
      ("eventCategory", "\"\(category)\""), ("recipientAccountId", "\"\(event.account)\""))
  }

  private func placeHold() throws {
    var scope = LegalHold.Scope()
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: scope.account = Self.accounts.randomElement(using: &generator)
    case 1: scope.actor = actor()
    default:
      scope.account = Self.accounts.randomElement(using: &generator)
      scope.actor = actor()
    }
    if Bool.random(using: &generator) {
      scope.fromSeconds =
        nowSeconds - Int64.random(in: 0..<900, using: &generator) * Self.daySeconds
      scope.untilSeconds =
        nowSeconds - Int64.random(in: 0..<300, using: &generator) * Self.daySeconds
    }
    let id = try HoldBook(databasePath: database.path).place(
      scope, reference: "case", reason: "a test", owner: "tests", nowSeconds: nowSeconds)
    model.holds[id] = scope
  }

  func liftAllHolds() throws {
    while !model.holds.isEmpty { try liftHold() }
  }

  private func liftHold() throws {
    guard let id = model.holds.keys.sorted().randomElement(using: &generator) else { return }
    _ = try HoldBook(databasePath: database.path).lift(id, by: "tests", nowSeconds: nowSeconds)
    model.holds[id] = nil
  }
}
