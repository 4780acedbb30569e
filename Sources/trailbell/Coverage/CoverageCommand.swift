import ArgumentParser
import CloudTrail
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
      never seen, which data events there are, and what was deleted. A digest without files proves \
      that nothing happened, once it is verified; an hour without either is a gap where digests come \
      otherwise.
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

  @Option(help: StoryFormat.help)
  var format = StoryFormat.text

  func run() throws {
    try ending {
      let times = try TimeArgument.range(since: since, until: until)
      let connection = try Database.openCurrentForReading(database.existingPath())
      let coverage = try CoverageReader(connection).coverage(
        from: times.since, through: times.until, account: account)
      try failIfCut(coverage)
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

  private func failIfCut(_ coverage: TrailCoverage) throws(RunFailure) {
    guard coverage.isCut else { return }
    let end = coverage.firstSecond + Int64(TrailCoverage.hourMaximum) * 3_600
    throw RunFailure(
      "a coverage is of a year and a day at the most: give an --until of "
        + "\(EventTime.text(ofSeconds: end)) or earlier, or a later --since",
      exitStatus: .usage)
  }
}
