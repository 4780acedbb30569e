import Store
import Daemon
import Foundation

/// Runs of the pipeline in this process.
enum Ingest {
  /// The repository.
  static let packagePath: String = {
    let file = URL(fileURLWithPath: #filePath)
    return file.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
  }()

  static let shippedRulesPath = packagePath + "/Config/rules"
  /// The rules that the quick start loads: what they must ring on a simulated trail is known.
  static let shippedRules = RuleBook(
    paths: ["ml", "access", "tampering"].map { "\(shippedRulesPath)/\($0)" })
  static let noRules = RuleBook(paths: [])

  /// Options of tests, which do not lose power.
  static var options: PipelineOptions {
    var options = PipelineOptions()
    options.database.waitsForDisk = false
    return options
  }

  /// Reads what is new in a folder.
  @discardableResult
  static func run(
    _ folder: String, into database: String, rules: RuleBook = noRules,
    options: PipelineOptions = Ingest.options, clock: DaemonClock = .system
  ) throws -> IngestRun.Summary {
    try IngestRun(
      roots: [TrailRoot(folder)], databasePath: database, options: options, rules: rules,
      clock: clock
    ).run()
  }
}
