import CloudTrail
import Coverage
import Store
import Retention
import Testing

/// Which hours are there, told by hand.
struct CoverageTests {
  private static let start: Int64 = 1_793_491_200

  private func path(_ folder: String, _ region: String = "eu-central-1") -> TrailPath {
    TrailPath("AWSLogs/111122223333/\(folder)/\(region)/2026/11/01/x.json.gz")
  }

  private func hour(_ hour: Int64, minute: Int64 = 5) -> Int64 {
    Self.start + hour * 3_600 + minute * 60
  }

  @Test func `silence is told from loss where there are digests`() {
    var coverage = TrailCoverage(from: Self.start, through: Self.start + 10 * 3_600 - 1)
    for file in [1, 2, 5, 8] {
      coverage.addFile(path("CloudTrail"), at: hour(Int64(file)), isUsable: true)
    }
    // Digests end in the middle of an hour, and are about the one before.
    for digest in [2, 3, 4, 6, 7] {
      coverage.addFile(
        path("CloudTrail-Digest"), at: hour(Int64(digest) + 1, minute: 10), isUsable: true)
    }
    let place = coverage.byPlace[0]
    #expect(
      place.states == [
        .outside, .files, .files, .silent, .silent, .undigested, .silent, .silent, .files, .outside,
      ])
    #expect(place.gaps.isEmpty)
  }

  @Test func `an hour with neither is a gap, and unknown without digests`() {
    var coverage = TrailCoverage(from: Self.start, through: Self.start + 6 * 3_600 - 1)
    for digest in [0, 1, 4, 5] {
      coverage.addFile(path("CloudTrail-Digest"), at: hour(Int64(digest) + 1), isUsable: true)
    }
    for file in [0, 3] {
      coverage.addFile(path("CloudTrail", "us-east-1"), at: hour(Int64(file)), isUsable: true)
    }
    let places = coverage.byPlace
    #expect(places[0].states == [.silent, .silent, .gap, .gap, .silent, .silent])
    #expect(places[0].gaps == [2..<4])
    #expect(places[1].states == [.files, .unknown, .unknown, .files, .outside, .outside])
    #expect(
      coverage.findings.first
        == .gap(account: "111122223333", region: "eu-central-1", fromHour: 2, hours: 2))
  }

  @Test func `a single region, missing global services and problems stand out`() {
    var coverage = TrailCoverage(from: Self.start, through: Self.start + 3_600)
    coverage.addFile(path("CloudTrail"), at: hour(0), isUsable: false)
    coverage.addFile(path("CloudTrail-Insight"), at: hour(0), isUsable: true)
    coverage.addFile(TrailPath("elsewhere/x.json"), at: hour(0), isUsable: true)
    coverage.addFile(path("CloudTrail"), at: nil, isUsable: true)
    let account = "111122223333"
    #expect(
      coverage.findings == [
        .problems(account: account, region: "eu-central-1", files: 1),
        .singleRegion(account: account, region: "eu-central-1"),
        .globalServicesMissing(account: account), .noDigests(account: account),
        .dataEvents(account: account, sources: []), .insights(account: account, files: 1),
      ])
    #expect(coverage.strayFiles == 2)

    // Of what was deleted nobody can tell that it was never on.
    coverage.deletions = [
      PeriodDeletion(
        .events, eventClass: .data, why: "reads", accounts: [account], countMinimum: 1,
        countMaximum: 1, firstSeconds: Self.start, lastSeconds: Self.start)
    ]
    #expect(!coverage.findings.contains(.dataEvents(account: account, sources: [])))
    #expect(coverage.findings.contains(.insights(account: account, files: 1)))
  }

  @Test func `where no file has a time in its name, events tell when it is`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let record = TestRecord(id: "1", time: "2026-11-01T12:01:00Z")
    try database.store(TestFile("a.json", [record]), as: &decoder)
    let coverage = try CoverageReader(Database.openCurrentForReading(database.path)).coverage(
      from: nil, through: nil)
    #expect(coverage.index(of: 1_793_534_460) != nil)
  }

  @Test func `more than a year is not looked at in part, and in silence`() {
    let hours = Int64(TrailCoverage.hourMaximum)
    let whole = TrailCoverage(from: Self.start, through: Self.start + hours * 3_600 - 1)
    #expect(!whole.isCut && whole.hourCount == TrailCoverage.hourMaximum)
    let longer = TrailCoverage(from: Self.start, through: Self.start + hours * 3_600)
    #expect(longer.isCut && longer.hourCount == TrailCoverage.hourMaximum)
    #expect(!TrailCoverage(from: Self.start, through: Self.start - 1).isCut)
  }

  @Test func `the ledger and the events of a database`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    var file = TestFile(
      "111122223333_CloudTrail_eu-central-1_20261101T1205Z_abcdefghijklmnop.json.gz",
      [
        TestRecord(id: "1", time: "2026-11-01T12:01:00Z"),
        TestRecord(id: "2", time: "2026-11-01T10:00:00Z"),
        TestRecord(id: "3", time: "2026-11-01T12:02:00Z", event: "GetObject").with(
          ("eventSource", #""s3.amazonaws.com""#), ("eventCategory", #""Data""#)),
      ])
    file.directory = "/t/AWSLogs/111122223333/CloudTrail/eu-central-1/2026/11/01"
    try database.store(file, as: &decoder)
    let coverage = try CoverageReader(Database.openCurrentForReading(database.path)).coverage(
      from: nil, through: nil)
    let place = try #require(coverage.byPlace.first)
    #expect((place.files, place.events, place.lateEvents) == (1, 3, 1))
    #expect(place.lateByMaximum == 7_500)
    #expect(place.dataSources == ["s3.amazonaws.com"])
    let hour = try #require(coverage.index(of: 1_793_534_400))
    #expect(place.hours[hour].events == 2)
    #expect(place.hours[hour].files == 1)
  }
}
