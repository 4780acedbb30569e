import Testing

@testable import Store

/// The numbers of reports against the questions that they print, asked of the views alone.
@Suite struct ReportRecountTests {
  /// So many random databases; `TRAILBELL_TEST_EFFORT=10` makes ten times as many.
  static let seeds = (0..<(20 * TestSeed.effort)).map { TestSeed.value &+ UInt64($0) }

  @Test(arguments: seeds)
  func `each table is what its question answers`(seed: UInt64) throws {
    var site = try ReportSite(seed: seed)
    let connection = try Database.openCurrentForReading(site.database.path)
    for kind in ReportKind.allCases {
      let chosen = site.period()
      let period = try #require(chosen)
      let data = try ReportData(connection, kind, period)
      #expect(Set(data.tables.map(\.name)).count == data.tables.count)
      for table in data.tables {
        let recount = try ReportQuery(name: table.name, sql: table.sql).table(connection)
        #expect(
          table.rows == recount.rows && table.columns == recount.columns
            && table.rowCount == recount.rowCount,
          "seed \(seed), \(kind) \(table.name): \(table.rows) instead of \(recount.rows)")
        // What Swift takes for equal can differ in its bytes.
        #expect(table.bytes == recount.bytes, "seed \(seed), \(kind) \(table.name)")
      }
    }
  }

  @Test func `totals are the sums of their parts`() throws {
    let site = try ReportSite(seed: TestSeed.value)
    let connection = try Database.openCurrentForReading(site.database.path)
    let period = try #require(
      ReportPeriod(fromSeconds: ReportSite.start, toSeconds: ReportSite.start + 6 * 86_400))
    let data = try ReportData(connection, .audit, period)
    let events = try site.database.number("SELECT count(*) FROM event WHERE time IS NOT NULL")
    #expect(data.table("totals").number("events") == Int64(events))
    for name in ["days", "hours", "accounts", "regions", "services", "principals"] {
      let table = data.table(name)
      let sum = table.rows.indices.reduce(0) { $0 + table.number("events", row: $1) }
      #expect(sum == Int64(events), "\(name)")
    }
  }

  @Test func `who approved what they had made is told from who did not`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    func made(_ package: Int, by actor: String, at hour: Int) -> TestRecord {
      TestRecord(
        id: "made-\(package)", time: "2026-11-01T0\(hour):00:00Z", event: "CreateModelPackage",
        actor: actor
      ).with(("responseElements", #"{"modelPackageArn":"arn:\#(package)"}"#))
    }
    func approved(_ package: Int, by actor: String, at hour: Int) -> TestRecord {
      TestRecord(
        id: "approved-\(package)", time: "2026-11-02T0\(hour):00:00Z", event: "UpdateModelPackage",
        actor: actor
      ).with(
        (
          "requestParameters",
          #"{"modelPackageArn":"arn:\#(package)","modelApprovalStatus":"Approved"}"#
        ))
    }
    try database.store(
      TestFile(
        "a.json",
        [
          made(1, by: "Trainer", at: 1), approved(1, by: "Trainer", at: 1),
          made(2, by: "Trainer", at: 2), approved(2, by: "Reviewer", at: 2),
          approved(3, by: "Reviewer", at: 3),
        ]), as: &decoder)
    let connection = try Database.openCurrentForReading(database.path)
    // The versions were made before the period.
    let period = try #require(
      ReportPeriod(
        fromSeconds: ReportSite.start + 86_400, toSeconds: ReportSite.start + 2 * 86_400))
    let table = try ReportData(connection, .ml, period).table("approvals")
    #expect(
      table.rows.indices.map { table.text("same_person", row: $0) } == ["yes", "no", "not known"])
    #expect(table.text("maker", row: 1) == "arn:aws:iam::111122223333:role/team/Trainer")
    #expect(table.text("made_at", row: 0) == "2026-11-01T01:00:00Z")
    #expect(table.text("made_at", row: 2) == nil)
  }

  @Test func `gaps are between files, and digests are counted by themselves`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let record = TestRecord(id: "1")
    for (number, name) in [
      "111122223333_CloudTrail_eu-west-1_20261101T0155Z_AAAAAAAAAAAAAAAA.json.gz",
      "111122223333_CloudTrail_eu-west-1_20261101T0205Z_AAAAAAAAAAAAAAAB.json.gz",
      "111122223333_CloudTrail_eu-west-1_20261101T0605Z_AAAAAAAAAAAAAAAC.json.gz",
      "111122223333_CloudTrail-Digest_eu-west-1_my_trail_eu-west-1_20261101T010000Z.json.gz",
      "111122223333_CloudTrail-Digest_eu-west-1_my_trail_eu-west-1_20261101T030000Z.json.gz",
    ].enumerated() {
      try database.store(
        TestFile(name, [record.with(("eventID", "\"\(number)\""))]), as: &decoder)
    }
    let connection = try Database.openCurrentForReading(database.path)
    let period = try #require(
      ReportPeriod(fromSeconds: ReportSite.start, toSeconds: ReportSite.start + 86_400))
    let data = try ReportData(connection, .integrity, period)
    #expect(
      data.table("coverage").rows == [
        [
          .text("111122223333"), .text("eu-west-1"), .text("2026-11-01"), .number(3), .number(2),
          .number(3),
        ]
      ])
    #expect(
      data.table("gaps").rows == [
        [
          .text("111122223333"), .text("eu-west-1"), .text("2026-11-01T03:00:00Z"),
          .text("2026-11-01T06:00:00Z"), .number(3),
        ]
      ])
    #expect(data.table("digest_gaps").rows.count == 1)
    #expect(data.table("digest_gaps").number("hours") == 1)
  }
}

extension ReportTable {
  /// All texts by their bytes.
  fileprivate var bytes: [[UInt8]] {
    rows.flatMap { row in
      row.map { value in
        if case .text(let text) = value { return Array(text.utf8) }
        return []
      }
    }
  }
}
