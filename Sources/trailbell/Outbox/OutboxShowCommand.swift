import ArgumentParser
import Daemon
import Notify
import Store

struct OutboxShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Tells everything about a notification.",
    discussion: "What it says of its alert is what would be sent now.")

  @Argument(help: "The notification's number, as 'outbox list' shows it.")
  var notification: Int64

  @OptionGroup var database: DatabaseOptions

  @Option(help: "How it is printed: table or json.")
  var format = TableFormat.table

  func run() throws {
    try ending {
      let connection = try Database.openCurrentForReading(database.existingPath())
      let (found, announcement) = try connection.inOneState {
        (
          try OutboxListing(connection).entry(notification),
          try NoticeReader(connection).announcement(ofRow: notification)
        )
      }
      guard let entry = found else {
        throw RunFailure(
          "there is no notification \(notification); 'trailbell outbox list' lists them",
          exitStatus: .input)
      }
      switch format {
      case .json:
        let says = JSONText.optional(announcement, AlertJSON.text)
        print(JSONText.object([("notification", OutboxText.json(entry)), ("says", says)]))
      case .table:
        print(OutboxText.story(entry))
        if let announcement { print("\n\(AnnouncementLine.text(announcement))") }
      }
    }
  }
}
