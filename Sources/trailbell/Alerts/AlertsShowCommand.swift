import ArgumentParser
import Daemon
import Foundation
import Store

struct AlertsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Tells everything about one alert, and draws when its events were.")

  @Argument(help: "The alert's id, or as much of its beginning as no other has.")
  var alert: String

  @OptionGroup var database: DatabaseOptions

  @Option(help: "How it is printed: text or json.")
  var format = TextFormat.text

  func run() throws {
    try ending {
      let connection = try Database.openCurrentForReading(database.existingPath())
      let details = try onlyAlert(AlertDetailsReader(connection).find(alert), asked: alert)
      switch format {
      case .text:
        let isUnicode = Timeline.isUnicode(ProcessInfo.processInfo.environment)
        print(AlertStory(details, isUnicode: isUnicode).text)
      case .json: print(AlertDetailsJSON(details).text)
      }
    }
  }
}

/// The one alert that was asked for.
func onlyAlert(
  _ found: AlertDetailsReader.Found, asked alert: String
) throws(RunFailure) -> AlertDetails {
  switch found {
  case .alert(let details): return details
  case .several(let ids):
    throw RunFailure(
      "'\(alert)' is the beginning of several alerts' ids, such as "
        + "\(ids.joined(separator: ", ")); write more of it",
      exitStatus: .usage)
  case .none:
    throw RunFailure(
      "there is no alert whose id begins with '\(alert)'; 'trailbell alerts' lists the ids",
      exitStatus: .input)
  }
}
