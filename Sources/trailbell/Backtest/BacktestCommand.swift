import ArgumentParser
import Settings
import Daemon

struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Evaluates rules over the events that a database holds.",
    discussion: """
      Says what the rules would have rung: the alerts that begin from --since to --until, as they \
      follow from all stored events. Rules of every type are evaluated. The database is only read: \
      stored alerts stay as they are, and a daemon may go on writing meanwhile.
      """)

  @Option(parsing: .upToNextOption, help: "Rule files, and folders that hold them.")
  var rules: [String]

  @Option(help: "The database, instead of the one that the configuration names.")
  var database: String?

  @Option(
    help: """
      A configuration: its database is read, and its rules.placeholders, exclude and \
      detection_window are used.
      """)
  var config: String?

  @Option(
    help: """
      Where to begin: a time as 2026-11-01T00:00:00Z, a day, or a span back from now as 7d or 12h \
      (default: the oldest event).
      """,
    transform: TimeArgument.init)
  var since: TimeArgument?

  @Option(
    help: "Where to end, as for --since; a day stands for its first second (default: now).",
    transform: TimeArgument.init)
  var until: TimeArgument?

  @Option(help: "How the result is printed: table or json.")
  var format = TableFormat.table

  func validate() throws {
    guard config != nil || database != nil else {
      throw ValidationError("Give --config FILE or --database FILE.")
    }
    if database?.isEmpty ?? false { throw ValidationError("--database needs the path of a file") }
  }

  func run() throws {
    try ending {
      let configuration = try config.map(RunSettings.configuration)
      let book = try loadRules(rules, settings: configuration?.rules ?? .init())
      let times = try TimeArgument.range(since: since, until: until)
      let path = database ?? configuration?.database.path ?? ""
      try failIfMissing(database: path)
      let run = BacktestRun(
        databasePath: path, rules: book, sinceSeconds: times.since, untilSeconds: times.until,
        decoders: Machine.coreCount)
      let bar = ProgressBar()
      let report = try run.run(progress: { bar.show($0) })
      bar.clear()
      print(format == .json ? BacktestJSON(report).text : BacktestTables(report).text)
      if report.untimedMatches > 0 { printError(untimedNote(report.untimedMatches)) }
      try failIfUnreadable(report.problems)
    }
  }
}
