import ArgumentParser
import Daemon

struct IngestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest", abstract: "Reads existing trail files into a database, once.")

  @Argument(help: "Trail files, and folders that hold them.")
  var paths: [String]

  @Option(help: "The database; it is made when it is missing.")
  var database: String

  @Option(parsing: .upToNextOption, help: "Rule files, and folders that hold them.")
  var rules: [String] = []

  func run() throws {
    let run = IngestRun(
      roots: paths.map { TrailRoot($0) }, databasePath: database, options: PipelineOptions(),
      rules: RuleBook(paths: rules, detectionWindowSeconds: 3600))
    let summary = try run.run()
    print(summary)
  }
}
