import ArgumentParser
import Daemon
import Store

struct OutboxRetryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Sends notifications again that were given up.",
    discussion: "The daemon finds them within seconds.")

  @OptionGroup var options: OutboxChoiceOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    try ending {
      let book = try OutboxBook(databasePath: database.existingPath())
      let rows = try book.retry(options.choice, nowSeconds: DaemonClock.system.nowSeconds())
      print("\(notificationCount(rows)) will be sent again")
      try options.failIfMissing(rows, "only what was given up can be sent again")
    }
  }
}
