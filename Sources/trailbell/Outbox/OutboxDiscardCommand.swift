import ArgumentParser
import Daemon
import Store

struct OutboxDiscardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "discard",
    abstract: "Gives notifications up for good that wait or were given up; they stay on record.",
    discussion: "One that is on its way at this moment may still arrive.")

  @OptionGroup var options: OutboxChoiceOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    try ending {
      let book = try OutboxBook(databasePath: database.existingPath())
      let rows = try book.discard(
        options.choice, by: Person.name(), nowSeconds: DaemonClock.system.nowSeconds())
      print("\(notificationCount(rows)) discarded")
      try options.failIfMissing(rows, "only what waits or was given up can be discarded")
    }
  }
}
