import Alarms
import Daemon
import Foundation
import Testing

/// All shipped rules over a simulated trail: a backtest over everything is a scan.
struct BacktestScanTests {
  private static let allShippedRules = RuleBook(paths: [Ingest.shippedRulesPath])

  @Test(arguments: 0..<2 as Range<UInt64>)
  func `a backtest over everything rings as a scan of the files`(number: UInt64) throws {
    let seed = TestSeed.value + number
    let trail = try SimulatedTrail(seed: seed, events: 1_200, hours: 6)
    let site = try BacktestSite()
    for (number, file) in trail.files.enumerated() {
      try site.root.arrive(file.bytes, as: file.path)
      guard number % 7 == 0 else { continue }
      let text = String(decoding: Gzip.content(of: file.bytes), as: UTF8.self)
      try site.root.arrive(Array(copy(text).utf8), as: "copies/\(number).json")
      try site.root.arrive(Array(rival(text).utf8), as: "rivals/\(number).json")
    }
    try site.ingest()
    let conflicts = try DatabaseContents(path: site.database).number(
      "SELECT count(*) FROM conflicts")
    #expect(conflicts > 0)
    for now in [trail.endSeconds, trail.endSeconds + 8 * 86_400] {
      let scanned = try site.scan(Self.allShippedRules, now: now)
      let report = try site.backtest(Self.allShippedRules, now: now)
      #expect(scanned.count > 20)
      #expect(report.alertWords == scanned.map(\.words).sorted(), "seed \(seed)")
      #expect(report.problems.isEmpty)
    }
  }

  /// The same events as another tool would write them.
  private func copy(_ text: String) -> String {
    text.replacing("{\"eventVersion\":", with: "{ \"eventVersion\" : ")
  }

  /// Events with the same ids and times from another address.
  private func rival(_ text: String) -> String {
    text.replacing(/"sourceIPAddress":"[^"]*"/, with: #""sourceIPAddress":"203.0.113.250""#)
  }

  @Test func `stored alerts stay as they are`() throws {
    let trail = try SimulatedTrail.small.get()
    let site = try BacktestSite()
    for file in trail.files { try site.root.arrive(file.bytes, as: file.path) }
    try Ingest.run(site.root.path, into: site.database, rules: Ingest.shippedRules)
    let contents = DatabaseContents(path: site.database)
    let before = try contents.checksums
    let report = try site.backtest(Ingest.shippedRules, now: trail.endSeconds)
    #expect(report.alertWords == trail.alerts)
    let scanned = try site.scan(Ingest.shippedRules, now: trail.endSeconds)
    #expect(Set(report.rules.flatMap(\.alerts)) == Set(scanned), "with actors, ids and all")
    #expect(report.events == trail.eventCount)
    #expect(try contents.checksums == before)
  }
}
