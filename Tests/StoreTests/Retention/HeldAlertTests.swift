import Alarms
import CloudTrail
import Foundation
import Retention
import Testing

@testable import Store

/// An alert stays while a legal hold may name it, and goes when none can any more.
struct HeldAlertTests {
  private static let day: Int64 = 86_400
  /// 2026-11-01T10:00:00Z.
  private static let start: Int64 = 1_793_527_200
  private static let account = "111122223333"
  private static let trainer = "arn:aws:iam::111122223333:role/team/Trainer"
  private static let now = start + 40 * day

  private let database: TestDatabase
  private let writer: Writer
  private let book: HoldBook

  /// An alert of two events, 500 seconds apart.
  init() throws {
    database = try TestDatabase()
    writer = try Writer(
      database.connection(), rules: [.counting(2)], sinks: [], settings: TestDatabase.settings,
      retention: RetentionPolicy([RetentionRule(name: "month", atMostSeconds: 31 * Self.day)]),
      nowSeconds: Self.now - 2 * Self.day)
    var decoder = TestDecoder()
    let records = [0, 500].map { offset in
      TestRecord(id: "at-\(offset)", time: EventTime.text(ofSeconds: Self.start + offset))
    }
    try writer.add(
      decoder.batch(
        [TestFile("a.json", records)], matches: [(0, 0, "{\"a\":\"x\"}"), (1, 0, "{\"a\":\"x\"}")]),
      nowSeconds: Self.now)
    _ = try writer.commit(nowSeconds: Self.now)
    book = try HoldBook(databasePath: database.path)
    #expect(try alertCount == 1)
    #expect(try database.number("SELECT count FROM alert WHERE ended_at NOT NULL") == 2)
  }

  private var alertCount: Int {
    get throws { try database.number("SELECT count(*) FROM alert") }
  }

  private var eventCount: Int {
    get throws { try database.number("SELECT count(*) FROM event") }
  }

  private func hold(
    account: String? = nil, actor: String? = nil, from: Int64? = nil, until: Int64? = nil
  ) throws -> Int64 {
    try book.place(
      .init(
        account: account, actor: actor, fromSeconds: from.map { Self.start + $0 },
        untilSeconds: until.map { Self.start + $0 }),
      reference: "case", reason: "court", owner: "legal", nowSeconds: Self.now)
  }

  private func deleteAll(passes: Int = 1) throws {
    for pass in 0..<passes {
      // A pass that is over is followed by another an hour later.
      let seconds = Self.now + Int64(pass) * 3_600
      while writer.isRetentionDue(nowSeconds: seconds) {
        _ = try writer.deleteExpired(nowSeconds: seconds) { true }
      }
    }
  }

  @Test(
    arguments: [
      (nil, nil), (account, nil), (nil, trainer), (account, trainer),
    ] as [(String?, String?)])
  func `an alert stays while a hold names its events, and goes when it is lifted`(
    account: String?, actor: String?
  ) throws {
    let id = try hold(account: account, actor: actor)
    try deleteAll()
    #expect(try alertCount == 1)
    #expect(try eventCount == 2)
    #expect(try book.lift(id, by: "legal", nowSeconds: Self.now) == .lifted)
    try deleteAll(passes: 2)
    #expect(try alertCount == 0)
    #expect(try eventCount == 0)
  }

  @Test(
    arguments: [
      ("222233334444", nil), (nil, "arn:aws:iam::111122223333:role/other"),
      (account, "arn:aws:iam::111122223333:role/other"),
    ] as [(String?, String?)])
  func `an alert goes whose events are there and of which a hold names none`(
    account: String?, actor: String?
  ) throws {
    _ = try hold(account: account, actor: actor)
    try deleteAll()
    #expect(try alertCount == 0)
    #expect(try eventCount == 0)
  }

  @Test(arguments: [(nil, -1), (501, nil)] as [(Int64?, Int64?)])
  func `an alert goes whose time no hold overlaps`(from: Int64?, until: Int64?) throws {
    // The first window begins ten minutes before the event that makes it ring.
    let earlier = until.map { $0 - 200 }
    _ = try hold(from: from, until: earlier)
    try deleteAll()
    #expect(try alertCount == 0)
  }

  @Test func `an alert without its events stays while a hold overlaps its time`() throws {
    let everybody = try hold(from: 100, until: 200)
    try deleteAll()
    #expect(try alertCount == 1)
    #expect(try eventCount == 0)
    // Whose events they were cannot be told any more.
    _ = try hold(actor: "arn:aws:iam::111122223333:role/other", from: 100, until: 200)
    #expect(try book.lift(everybody, by: "legal", nowSeconds: Self.now) == .lifted)
    try deleteAll(passes: 2)
    #expect(try alertCount == 1)
  }

  @Test func `what Trailbell noticed of itself stays for the time of a hold`() throws {
    let connection = try database.connection()
    try connection.execute(
      """
      INSERT INTO signal (id, rule, group_key, text) VALUES
        (\(EventKey.first(ofSeconds: Self.start).value), 1, 1, 'held'),
        (\(EventKey.first(ofSeconds: Self.start + 1_000).value), 1, 1, 'not held'),
        (\(EventKey.first(ofSeconds: Self.now - Self.day).value), 1, 1, 'young')
      """)
    _ = try hold(from: -10, until: 10)
    try deleteAll()
    #expect(try database.column("SELECT text FROM signal ORDER BY id") == ["held", "young"])
  }
}
