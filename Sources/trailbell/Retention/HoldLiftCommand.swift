import ArgumentParser
import CloudTrail
import Daemon
import Store

struct HoldLiftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lift", abstract: "Lifts a hold now; it stays on record.",
    discussion: "What it kept, and is old enough, is deleted by the daemon as the retention says.")

  @Argument(help: "The hold's number, as 'hold list' shows it.")
  var hold: Int64

  @OptionGroup var database: DatabaseOptions

  @Option(help: "Who answers for it (default: who runs the command).")
  var owner: String?

  func run() throws {
    try ending {
      let book = try HoldBook(databasePath: database.existingPath())
      let person = owner ?? Person.name()
      switch try book.lift(hold, by: person, nowSeconds: DaemonClock.system.nowSeconds()) {
      case .lifted: print("hold \(hold): lifted")
      case .wasLifted(let liftedAt):
        print("hold \(hold): lifted already \(EventTime.text(ofSeconds: liftedAt))")
      case .unknown:
        throw RunFailure(
          "there is no hold \(hold); 'trailbell hold list --all' lists them", exitStatus: .input)
      }
    }
  }
}
