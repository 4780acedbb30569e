import ArgumentParser
import Coverage
import Daemon
import Foundation
import Store

struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Tells which hours of a trail are there, and what is missing.",
    discussion: """
      By account and region: hours with files and digests, gaps, late deliveries, regions that were \
      never seen, and which data events there are. A digest without files proves that nothing \
      happened, once it is verified; an hour without either is a gap where digests come otherwise.
      """)

  @OptionGroup var database: DatabaseOptions

  @Option(
    help: """
      From when on: a time as 2026-11-01T00:00:00Z, a day, or a span back from now as 30d \
      (default: fourteen days before the newest file; a year at the most).
      """,
    transform: TimeArgument.init)
  var since: TimeArgument?

  @Option(
    help: "Until when, as for --since (default: the newest file).", transform: TimeArgument.init)
  var until: TimeArgument?

  @Option(help: "The account that is shown (default: all).")
  var account: String?

  @Option(help: "The region that is shown (default: all).")
  var region: String?

  @Option(help: "How it is printed: text, json or csv.")
  var format = StoryFormat.text

  func run() throws {
    try ending {
      let times = try TimeArgument.range(since: since, until: until)
      let connection = try Database.openCurrentForReading(database.existingPath())
      let coverage = try CoverageReader(connection).coverage(
        from: times.since, through: times.until)
      let places = coverage.byPlace.filter {
        (account ?? $0.account) == $0.account && (region ?? $0.region) == $0.region
      }
      switch format {
      case .text:
        let isUnicode = Timeline.isUnicode(ProcessInfo.processInfo.environment)
        print(CoverageCalendar(coverage, places, isUnicode: isUnicode).text)
      case .json: print(CoverageJSON(coverage, places).text)
      case .csv: print(CoverageCSV(coverage, places).text, terminator: "")
      }
    }
  }
}
