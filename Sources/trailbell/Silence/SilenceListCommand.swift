import ArgumentParser
import Daemon
import Store

struct SilenceListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists silences that are active or will be.")

  @OptionGroup var database: DatabaseOptions

  @Flag(help: "List those that are over as well.")
  var all = false

  @Option(help: "How the list is printed: table or json.")
  var format = TableFormat.table

  func run() throws {
    try ending {
      let connection = try Database.openCurrentForReading(database.existingPath())
      let now = DaemonClock.system.nowSeconds()
      let silences = try Silence.all(in: connection, endingAfter: all ? nil : now)
      let list = SilenceList(silences, nowSeconds: now)
      print(format == .json ? list.json : list.table)
    }
  }
}
