import ArgumentParser
import Daemon
import Store

struct HoldPlaceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "place",
    abstract: "Places a hold on the events that fit all that is given.")

  @OptionGroup var database: DatabaseOptions

  @Option(name: .customLong("case"), help: "The case that it is for, as others know it.")
  var reference: String

  @Option(help: "Only events of this account.")
  var account: String?

  @Option(help: "Only what this actor did, as the column actor has it, whole.")
  var actor: String?

  @Option(
    help: "Only events from this time on: 2026-11-01T00:00:00Z, a day, or a span back such as 7d.",
    transform: TimeArgument.init)
  var since: TimeArgument?

  @Option(help: "Only events up to this time, as for --since.", transform: TimeArgument.init)
  var until: TimeArgument?

  @Flag(help: "All events there are and will be.")
  var all = false

  @Option(help: "Why: whoever lifts it will ask.")
  var reason: String

  @Option(help: "Who answers for it (default: who runs the command).")
  var owner: String?

  func validate() throws {
    for (name, text) in [("--case", reference), ("--reason", reason), ("--owner", owner ?? "-")]
    where !text.contains(where: { !$0.isWhitespace }) {
      throw ValidationError("\(name) is empty; write what it is")
    }
    for (name, text) in [("--account", account), ("--actor", actor)] where text?.isEmpty ?? false {
      throw ValidationError("\(name) is empty; leave it out if any will do")
    }
    let isLimited = account != nil || actor != nil || since != nil || until != nil
    guard isLimited != all else {
      throw ValidationError("Give --account, --actor, --since or --until; or --all.")
    }
  }

  func run() throws {
    try ending {
      let now = DaemonClock.system.nowSeconds()
      let times = try TimeArgument.range(since: since, until: until)
      let path = try database.existingPath()
      try warnOfUnknownNames(path)
      let id = try HoldBook(databasePath: path).place(
        LegalHold.Scope(
          account: account, actor: actor, fromSeconds: times.since, untilSeconds: times.until),
        reference: reference, reason: reason, owner: owner ?? Person.name(), nowSeconds: now)
      print("hold \(id): in force until 'trailbell hold lift \(id)'")
    }
  }

  /// Warns of names that no event has: they may be misspelt, and then nothing is ever held.
  private func warnOfUnknownNames(_ path: String) throws {
    let reader = try PrincipalReader(Database.openCurrentForReading(path))
    if let account, try !reader.isKnown(account: account) { warn("account", account) }
    if let actor, try !reader.isKnown(actor: actor) { warn("actor", actor) }
  }

  private func warn(_ column: String, _ name: String) {
    printError(
      "warning: no event names the \(column) '\(name)' so far; held are also events to come. See the "
        + "column \(column) of events for how those are written that are there")
  }
}
