import ArgumentParser
import Daemon
import Store

struct AlertsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists alerts, the newest first.",
    discussion: """
      With --follow it prints, until it is stopped, what is new: alerts that begin, are over, or \
      have another beginning or end than before; more events alone are no change. The database may \
      be made, or be locked, meanwhile.
      """)

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var options: AlertFilterOptions

  @Option(help: "How many alerts are listed (default: 50).")
  var limit: Int?

  @Option(help: "How the list is printed: table or json; with --follow lines, or JSON lines.")
  var format = TableFormat.table

  @Flag(help: "Print new and changed alerts as they come.")
  var follow = false

  func validate() throws {
    guard let limit else { return }
    guard !follow else { throw ValidationError("--follow has no end, and so no --limit") }
    guard limit > 0 else { throw ValidationError("--limit needs a number from 1 on") }
  }

  func run() throws {
    try ending {
      let filter = try options.filter(everyState: follow)
      if follow {
        let tail = AlertTail(databasePath: try database.path(), filter: filter, format: format)
        return try tail.run()
      }
      let connection = try Database.openCurrentForReading(database.existingPath())
      let page = try AlertListing(connection).page(filter, maximum: limit ?? 50)
      switch format {
      case .table: print(AlertTable(page).text)
      case .json:
        let notices = try NoticeReader(connection)
        print(
          AlertListJSON(try page.alerts.compactMap { try notices.notice(of: $0) }, page.moreCount)
            .text)
      }
    }
  }
}
