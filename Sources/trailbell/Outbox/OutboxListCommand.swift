import ArgumentParser
import CloudTrail
import Daemon
import Notify
import Store

struct OutboxListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists notifications, the oldest first.")

  @OptionGroup var database: DatabaseOptions

  @Option(
    name: .customLong("state"),
    help: "Where a notification must stand. Repeatable (default: waiting and dead).")
  var states: [NotificationState] = []

  @Option(help: "The sink that it is for.")
  var sink: String?

  @Option(help: "How many are listed.")
  var limit = 50

  @Option(help: "How the list is printed: table or json.")
  var format = TableFormat.table

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit needs a number from 1 on") }
  }

  func run() throws {
    try ending {
      let connection = try Database.openCurrentForReading(database.existingPath())
      let found = try OutboxListing(connection).entries(
        states.isEmpty ? [.waiting, .dead] : Set(states), sink: sink, maximum: limit)
      switch format {
      case .json: print(JSONText.list(found.entries.map(OutboxText.json)))
      case .table: print(OutboxText.table(found.entries, moreCount: found.moreCount))
      }
    }
  }
}

extension NotificationState: ExpressibleByArgument {}
