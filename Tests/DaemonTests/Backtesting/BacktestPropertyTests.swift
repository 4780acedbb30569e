import Alarms
import Daemon
import Foundation
import Testing

/// A backtest of a stretch of time reads a part of the events, and tells what all would.
struct BacktestPropertyTests {
  @Test(arguments: 0..<3 as Range<UInt64>)
  func `a stretch has the alerts of all events that begin in it`(number: UInt64) throws {
    let seed = TestSeed.value + number
    var random = RandomBacktest(seed: seed)
    let site = try BacktestSite()
    for name in ["a", "b", "c"] {
      try site.root.arrive(Array(HandWritten.file(random.records()).utf8), as: "\(name).json")
    }
    try site.ingest()
    var rangCount = 0
    for text in random.ruleTexts() {
      let book = try site.book(text)
      #expect(book.problems.isEmpty, "seed \(seed): \(book.problems)")
      for now in [random.now(), random.now()] {
        let all = try site.scan(book, now: now)
        for _ in 0..<5 {
          let bounds = [random.time(), random.time()].sorted()
          let begun = all.filter { (bounds[0]...bounds[1]).contains($0.episode.startedAt) }
          let report = try site.backtest(book, since: bounds[0], until: bounds[1], now: now)
          #expect(
            report.alertWords == begun.map(\.words).sorted(),
            "seed \(seed), from \(bounds[0]) to \(bounds[1]), now \(now):\n\(text)")
          #expect(report.problems.isEmpty)
          rangCount += begun.count
        }
      }
    }
    #expect(rangCount > 100)
  }

  @Test(arguments: 0..<3 as Range<UInt64>)
  func `wherever the end is, what is decided behind it is read`(number: UInt64) throws {
    let seed = TestSeed.value + number
    var random = RandomBacktest(seed: seed)
    let site = try BacktestSite()
    try site.root.arrive(Array(HandWritten.file(random.denseRecords()).utf8), as: "a.json")
    try site.ingest()
    let start = RandomBacktest.startSeconds
    for text in random.lookaheadTexts() {
      let book = try site.book(text)
      let all = try site.scan(book, now: start + 86_400)
      #expect(!all.isEmpty)
      for until in stride(from: start, through: start + 14_400, by: 120) {
        let begun = all.filter { $0.episode.startedAt <= until }
        let report = try site.backtest(book, until: until, now: start + 86_400)
        #expect(
          report.alertWords == begun.map(\.words).sorted(),
          "seed \(seed), until \(until):\n\(text)")
      }
    }
  }

  @Test func `rules with bounded windows read a part of the events`() throws {
    let site = try BacktestSite()
    let times = (0..<48).map {
      "2026-11-\($0 < 24 ? "01" : "02")T\($0 % 24 < 10 ? "0" : "")\($0 % 24):00:00Z"
    }
    let records = times.enumerated().map { HandWritten.record("\($0)", time: $1) }
    try site.root.arrive(Array(HandWritten.file(records).utf8), as: "a.json")
    try site.ingest()
    let book = try site.book(HandWritten.rule("CreateModel", id: "call"))
    let (since, until) = (
      RandomBacktest.startSeconds + 43_200, RandomBacktest.startSeconds + 50_000
    )
    let now = RandomBacktest.startSeconds + 10 * 86_400
    let report = try site.backtest(book, since: since, until: until, now: now)
    #expect(report.events == 2)
    // An episode that began long ago goes on all the time: none begins here.
    #expect(report.alertWords.isEmpty)
    #expect(report.eventsRead < 24)
  }
}
