import ArgumentParser
import Daemon
import Store

struct RetrainingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retraining",
    abstract: "Lists who asked for training: time, address, identity and API method.",
    discussion: "The question 'retraining' of 'trailbell query', with a shorter name.")

  @OptionGroup var database: DatabaseOptions

  @Option(help: "How many days back.")
  var days = 30

  @Option(help: RowFormat.help)
  var format = RowFormat.table

  @Option(help: "How many rows are printed.")
  var limit = 1_000

  private static let timeoutSeconds = 60

  func validate() throws {
    guard (1...36_525).contains(days), limit > 0 else {
      throw ValidationError("--days needs a number from 1 to 36525, and --limit one from 1 on")
    }
  }

  func run() throws {
    try ending {
      guard let question = NamedQuery.find("retraining") else { return }
      let path = try database.existingPath()
      try printRows(format, limit: limit) { () throws(QueryFailure) in
        try GuardedQuery(
          databasePath: path, sql: question.sql, values: ["days": .integer(Int64(days))],
          timeoutSeconds: Self.timeoutSeconds)
      }
    }
  }
}
