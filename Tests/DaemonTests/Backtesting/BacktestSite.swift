import Alarms
import Daemon
import Foundation

/// A trail and the database that was made of it: a scan judges the one, a backtest the other.
struct BacktestSite {
  let root: TrailFolder
  let database: String
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    root = try TrailFolder(folder.path("trail"))
    database = folder.path("trailbell.db")
  }

  /// Reads what arrived into the database, without any rules.
  func ingest() throws { try Ingest.run(root.path, into: database) }

  /// The rules of a text.
  func book(_ text: String) throws -> RuleBook {
    let path = folder.path("rules.yml")
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return RuleBook(paths: [path])
  }

  /// All alerts of a scan over the files.
  func scan(_ book: RuleBook, now: Int64) throws -> [AlertNotice] {
    try ScanRun(
      roots: [TrailRoot(root.path)], options: Ingest.options, rules: book,
      clock: .system.standing(at: now)
    ).run().alerts
  }

  /// A backtest over the stored events.
  func backtest(
    _ book: RuleBook, since: Int64? = nil, until: Int64? = nil, now: Int64
  ) throws -> BacktestReport {
    var run = BacktestRun(
      databasePath: database, rules: book, sinceSeconds: since, untilSeconds: until,
      clock: .system.standing(at: now))
    run.firstStepSeconds = 1
    return try run.run()
  }
}

extension BacktestReport {
  /// The alerts in the words of ``DatabaseContents/alerts``.
  var alertWords: [String] { rules.flatMap(\.alerts).map(\.words).sorted() }
}
