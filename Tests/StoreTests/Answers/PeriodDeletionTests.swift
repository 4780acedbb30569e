import CloudTrail
import Coverage
import Retention
import Testing

@testable import Store

/// An answer about a time knows what was deleted of it.
struct PeriodDeletionTests {
  private static let day: Int64 = 86_400
  /// 2026-11-01T00:00:00Z.
  private static let start: Int64 = 1_793_491_200
  private static let accounts = ["111122223333", "222233334444", nil]
  private static let policy = RetentionPolicy([
    RetentionRule(name: "a month", atMostSeconds: 31 * day),
    RetentionRule(name: "object-reads", classes: [.data], atMostSeconds: 20 * day),
  ])

  private struct Event {
    let id: String
    let seconds: Int64?
    let eventClass: EventClass
    let account: String?
  }

  private static func record(_ event: Event) -> TestRecord {
    TestRecord(
      id: event.id, time: event.seconds.map { EventTime.text(ofSeconds: $0) } ?? "never"
    ).with(
      ("userIdentity", TestIdentity.service),
      ("eventCategory", event.eventClass == .data ? #""Data""# : #""Management""#),
      ("recipientAccountId", event.account.map { "\"\($0)\"" }))
  }

  /// Stores events, and deletes what is old enough; returns what is gone.
  private static func delete(
    _ events: [Event], in database: TestDatabase, using generator: inout SeededNumbers
  ) throws -> [Event] {
    let now = start + 45 * day
    let writer = try Writer(
      database.connection(), rules: [], sinks: [], settings: TestDatabase.settings,
      retention: policy, nowSeconds: now - 2 * day)
    var decoder = TestDecoder()
    for (number, position) in stride(from: 0, to: events.count, by: 7).enumerated() {
      let part = events[position..<min(position + 7, events.count)].map(record)
      // What has no time is as old as its file.
      try writer.add(decoder.batch([TestFile("\(number).json", part)]), nowSeconds: start)
      _ = try writer.commit(nowSeconds: start)
    }
    while writer.isRetentionDue(nowSeconds: now) {
      var looks = Int.random(in: 1...10, using: &generator)
      _ = try writer.deleteExpired(nowSeconds: now) {
        looks -= 1
        return looks <= 0
      }
    }
    let left = Set(try database.column("SELECT event_id FROM event").compactMap(\.self))
    return events.filter { !left.contains($0.id) }
  }

  @Test func `what is told of any period holds what was deleted of it`() throws {
    for run in 0..<(5 * TestSeed.effort) {
      var generator = SeededNumbers(seed: TestSeed.value &+ UInt64(run))
      let events = (0..<80).map { number in
        Event(
          id: "event-\(number)",
          seconds: number % 9 == 0
            ? nil : Self.start + Int64.random(in: 0..<(40 * Self.day), using: &generator),
          eventClass: Bool.random(using: &generator) ? .data : .management,
          account: Self.accounts.randomElement(using: &generator) ?? nil)
      }
      let database = try TestDatabase()
      let gone = try Self.delete(events, in: database, using: &generator)
      try #require(gone.count > 10 && gone.count < events.count)
      let connection = try Database.openCurrentForReading(database.path)
      for _ in 0..<40 {
        let ends = (0..<2).map { _ in
          Self.start + Int64.random(in: -Self.day..<(41 * Self.day), using: &generator)
        }.sorted()
        let first = Bool.random(using: &generator) ? ends[0] : nil
        let last = Bool.random(using: &generator) ? ends[1] : nil
        let account = Self.accounts.randomElement(using: &generator) ?? nil
        let told = try PeriodDeletion.read(
          connection, from: first, through: last, account: account, [.events])
        for eventClass in [EventClass.data, .management] {
          let missing = gone.count { event in
            guard let seconds = event.seconds, event.eventClass == eventClass else { return false }
            // Of an event that tells no account nobody knows whose it was.
            let isOfAccount = account == nil || event.account == nil || event.account == account
            return isOfAccount && seconds >= first ?? .min && seconds <= last ?? .max
          }
          let parts = told.filter { $0.eventClass == eventClass }
          #expect(parts.count <= 1)
          let range = (parts.first?.countMinimum ?? 0)...(parts.first?.countMaximum ?? 0)
          #expect(
            range.contains(missing),
            "seed \(TestSeed.value), run \(run): \(missing) of \(eventClass) in \(told)")
          if first == nil, last == nil { #expect(range == missing...missing) }
        }
      }
    }
  }

  @Test func `who was taken out is told of the time of their events`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    try database.store(
      TestFile(
        "a.json",
        [
          TestRecord(id: "1", time: "2026-11-02T10:00:00Z", actor: "ada.lovelace"),
          TestRecord(id: "2", time: "2026-11-04T10:00:00Z", actor: "ada.lovelace"),
          TestRecord(id: "3", time: "2026-11-20T10:00:00Z", actor: "Somebody"),
        ]), as: &decoder)
    let erasure = try Erasure(
      databasePath: database.path, [try #require(PersonSpelling("ada.lovelace"))])
    _ = try erasure.run(reason: "request 17", nowSeconds: Self.start + 30 * Self.day)
    #expect(try database.sealReport().problems == [])
    let connection = try Database.openCurrentForReading(database.path)
    func told(_ from: Int64?, _ through: Int64?) throws -> [PeriodDeletion] {
      try PeriodDeletion.read(connection, from: from, through: through, [.events, .person])
    }
    let all = try told(nil, nil)
    #expect(all.map(\.what) == [.person] && all.map(\.why) == ["request 17"])
    #expect(all.first?.firstSeconds == Self.start + Self.day + 36_000)
    #expect(try told(Self.start + 2 * Self.day, Self.start + 3 * Self.day).count == 1)
    #expect(try told(Self.start + 10 * Self.day, nil) == [])
    #expect(try told(nil, Self.start) == [])
    #expect(try PeriodDeletion.read(connection, from: nil, through: nil, [.events]) == [])
  }

  @Test func `a coverage names the rule and the account`() throws {
    let database = try TestDatabase()
    var generator = SeededNumbers(seed: TestSeed.value)
    let events = (0..<12).map { number in
      Event(
        id: "event-\(number)", seconds: Self.start + Int64(number) * 3_600, eventClass: .data,
        account: Self.accounts[number % 2])
    }
    #expect(try Self.delete(events, in: database, using: &generator).count == 12)
    let reader = CoverageReader(try Database.openCurrentForReading(database.path))
    let whole = try reader.coverage(from: Self.start, through: Self.start + Self.day)
    guard case .deleted(let deletion)? = whole.findings.first else {
      Issue.record("\(whole.findings)")
      return
    }
    #expect(deletion.why == "object-reads" && deletion.eventClass == .data)
    #expect(deletion.countMinimum == 12 && deletion.countMaximum == 12)
    #expect(deletion.accounts == ["111122223333", "222233334444"])
    let one = try reader.coverage(
      from: Self.start, through: Self.start + Self.day, account: "111122223333")
    #expect(one.deletions.map(\.countMaximum) == [6])
    #expect(one.deletions.map(\.accounts) == [["111122223333"]])
    let other = try reader.coverage(
      from: Self.start, through: Self.start + Self.day, account: "999999999999")
    #expect(other.deletions == [])
    let later = try reader.coverage(
      from: Self.start + 2 * Self.day, through: Self.start + 3 * Self.day)
    #expect(later.deletions == [])
  }

  @Test(arguments: ReportKind.allCases)
  func `a report has what was deleted of its period`(kind: ReportKind) throws {
    let database = try TestDatabase()
    var generator = SeededNumbers(seed: TestSeed.value)
    let events = (0..<12).map { number in
      Event(
        id: "event-\(number)", seconds: Self.start + Int64(number) * 3_600,
        eventClass: .management, account: Self.accounts[0])
    }
    #expect(try Self.delete(events, in: database, using: &generator).count == 12)
    _ = try HoldBook(databasePath: database.path).place(
      .init(account: "111122223333"), reference: "case 7", reason: "court", owner: "legal",
      nowSeconds: Self.start)
    let connection = try Database.openCurrentForReading(database.path)
    let period = try #require(
      ReportPeriod(fromSeconds: Self.start, toSeconds: Self.start + 6 * 3_600))
    let data = try ReportData(connection, kind, period)
    let told = PeriodDeletion.all(in: data.table("deleted"), [.events])
    // What was deleted in one go is recorded as one.
    #expect(told.map { (6...12).contains($0.countMaximum) } == [true])
    #expect(told.map(\.why) == ["a month"])
    if kind == .audit || kind == .integrity {
      #expect(data.table("holds").text("reference") == "case 7")
      #expect(!data.table("deletions").columns.isEmpty)
    }
  }
}
