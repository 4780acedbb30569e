import ArgumentParser
import Settings
import Daemon
import Foundation
import ServiceNotice
import Store

struct IngestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest", abstract: "Reads existing trail files into a database, once.",
    discussion: """
      The same pipeline as the daemon's: what the database has already is not read again, and \
      alerts are stored, though not sent.
      """)

  @Argument(help: "Trail files, and folders that hold them.")
  var paths: [String]

  @Option(help: "The database; it is made when it is missing.")
  var database: String

  @Option(parsing: .upToNextOption, help: "Rule files, and folders that hold them.")
  var rules: [String] = []

  @Option(
    help: """
      A configuration: what it says of decoding, the database, batches and alerts holds here too, \
      and its rules.placeholders, exclude, shadow and detection_window.
      """)
  var config: String?

  @Option(help: "How the summary is printed: line or json.")
  var format = LineFormat.line

  func validate() throws {
    if database.isEmpty || database == ":memory:" {
      throw ValidationError("--database needs the path of a file")
    }
  }

  func run() throws {
    try ending {
      let configuration = try config.map { path in try RunSettings.configuration(path) }
      let book = try loadRules(rules, settings: configuration?.rules ?? Configuration.Rules())
      // One writer at a time: two would give the same numbers to different files.
      let lock = try InstanceLock.acquire(for: database)
      defer { lock.release() }
      let options = configuration.map { PipelineOptions($0) } ?? .unconfigured
      let run = IngestRun(
        roots: paths.map { TrailRoot($0) }, databasePath: database, options: options,
        rules: book)
      let bar = ProgressBar()
      let summary = try run.run(progress: { bar.show($0) }, waiting: { printError($0) })
      bar.clear()
      for problem in summary.problems.lines + summary.skipped { printError(problem) }
      warn(ofRetired: summary.retiredRules)
      if summary.integrityProblems > 0 {
        printError(
          "warning: \(Numbers.counted(summary.integrityProblems, "problem")) of the trail's integrity "
            + "came to light; see the view integrity_problems")
      }
      if format == .json { print(json(summary)) } else { tell(summary) }
      try failIfUnreadable(summary.unreadable)
    }
  }

  private func warn(ofRetired titles: [String]) {
    guard !titles.isEmpty else { return }
    let named = titles.sorted().prefix(3).joined(separator: ", ")
    let more = titles.count > 3 ? " and \(titles.count - 3) more" : ""
    printError(
      "warning: events were stored that \(Numbers.grouped(titles.count)) of the database's rules "
        + "have not seen; their alerts ended, and they begin anew when a run has them: "
        + "\(named)\(more). Name all rules with --rules, or let the daemon read the files")
  }

  private func tell(_ summary: IngestRun.Summary) {
    let counts = summary.counts
    let rate = Int(Double(counts.records) / max(summary.seconds, 0.001))
    print(
      """
      files       \(Numbers.grouped(summary.files)) read, \
      \(Numbers.grouped(summary.filesKnown)) known already, \
      \(Numbers.grouped(summary.problems.count)) not usable as trail files
      records     \(Numbers.grouped(counts.records))
      stored      \(Numbers.grouped(counts.stored))
      duplicates  \(Numbers.grouped(counts.duplicates))
      rejected    \(Numbers.grouped(counts.rejected))
      conflicts   \(Numbers.grouped(summary.conflicts))
      alerts      \(Numbers.grouped(summary.alerts)) firing or resolved in the database
      time        \(Numbers.seconds(summary.seconds)), \(Numbers.grouped(rate)) records/s
      """)
    if let head = summary.sealHead { print(head.line) }
  }

  private func json(_ summary: IngestRun.Summary) -> String {
    let numbers = [
      ("files", summary.files), ("filesKnown", summary.filesKnown),
      ("fileProblems", summary.problems.count), ("records", summary.counts.records),
      ("stored", summary.counts.stored), ("duplicates", summary.counts.duplicates),
      ("rejected", summary.counts.rejected), ("conflicts", summary.conflicts),
      ("alerts", summary.alerts), ("integrityProblems", summary.integrityProblems),
    ]
    var members = numbers.map { "\"\($0.0)\":\($0.1)" }
    if let head = summary.sealHead { members.append("\"sealHead\":\"\(head)\"") }
    return "{" + members.joined(separator: ",") + ",\"seconds\":\(summary.seconds)}"
  }
}
