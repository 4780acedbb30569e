import ArgumentParser
import CloudTrail
import Daemon
import Store

struct SilenceExpireCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expire", abstract: "Ends a silence now; it stays on record.",
    discussion: "What rang in it and still rings is told by the daemon within seconds.")

  @Argument(help: "The silence's number, as 'silence list' shows it.")
  var silence: Int64

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    try ending {
      let book = try SilenceBook(databasePath: database.existingPath())
      switch try book.expire(silence, nowSeconds: DaemonClock.system.nowSeconds()) {
      case .ended: print("silence \(silence): over now")
      case .wasOver(let endedAt):
        print("silence \(silence): over already since \(EventTime.text(ofSeconds: endedAt))")
      case .unknown:
        throw RunFailure(
          "there is no silence \(silence); 'trailbell silence list --all' lists them",
          exitStatus: .input)
      }
    }
  }
}
