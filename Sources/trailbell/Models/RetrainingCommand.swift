import ArgumentParser
import Daemon
import Retention
import Store

struct RetrainingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retraining",
    abstract: "Lists who asked for training: time, address, identity and API method.",
    discussion: """
      The question 'retraining' of 'trailbell query', with a shorter name. What was deleted of the time \
      goes to standard error.
      """)

  @OptionGroup var database: DatabaseOptions

  @Option(help: "How many days back.")
  var days = 30

  @Option(help: RowFormat.help)
  var format = RowFormat.table

  @Option(help: "How many rows are printed.")
  var limit = 1_000

  private static let timeoutSeconds = 60
  private static let secondsOfADay: Int64 = 86_400

  func validate() throws {
    guard (1...36_525).contains(days), limit > 0 else {
      throw ValidationError("--days needs a number from 1 to 36525, and --limit one from 1 on")
    }
  }

  func run() throws {
    try ending {
      guard let question = NamedQuery.find("retraining") else { return }
      let path = try database.existingPath()
      let first = DaemonClock.system.nowSeconds() - Int64(days) * Self.secondsOfADay
      try printRows(format, limit: limit) { () throws(QueryFailure) in
        try GuardedQuery(
          databasePath: path, sql: question.sql, values: ["days": .integer(Int64(days))],
          timeoutSeconds: Self.timeoutSeconds)
      }
      try noteDeletions(path, from: first)
    }
  }

  /// Asked behind the answer, so that nothing can be deleted between the two and not be told.
  private func noteDeletions(_ path: String, from first: Int64) throws {
    let deletions = try PeriodDeletion.read(
      Database.openCurrentForReading(path), from: first, through: nil, [.events, .person])
    let notes = DeletionText.notes(deletions, consequence: "trainings may be missing here")
    for note in notes { printError(note) }
  }
}
