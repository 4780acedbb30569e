import ArgumentParser
import CloudTrail
import Daemon
import Notify
import Store

struct HoldListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists holds that are in force.")

  @OptionGroup var database: DatabaseOptions

  @Flag(help: "List those that were lifted as well.")
  var all = false

  @Option(help: "How the list is printed: table or json.")
  var format = TableFormat.table

  private static let header = [
    "hold", "case", "account", "actor", "from", "until", "placed", "lifted", "owner", "reason",
  ]

  func run() throws {
    try ending {
      let connection = try Database.openCurrentForReading(database.existingPath())
      let holds = try HoldReader(connection).holds(withLifted: all)
      switch format {
      case .json: print(JSONText.list(holds.map(Self.object)))
      case .table where holds.isEmpty: print("no holds")
      case .table:
        print(TextTable([Self.header] + holds.map(Self.row)).lines.joined(separator: "\n"))
      }
    }
  }

  private static func row(_ hold: LegalHold) -> [String] {
    [
      "\(hold.id)", hold.reference, hold.scope.account ?? "any", hold.scope.actor ?? "anybody",
      hold.scope.fromSeconds.map(EventTime.text(ofSeconds:)) ?? "the first",
      hold.scope.untilSeconds.map(EventTime.text(ofSeconds:)) ?? "the last",
      EventTime.text(ofSeconds: hold.placedAt),
      hold.liftedAt.map(EventTime.text(ofSeconds:)) ?? "", hold.owner, hold.reason,
    ].map(LogText.line)
  }

  private static func object(_ hold: LegalHold) -> String {
    JSONText.object([
      ("holdID", "\(hold.id)"), ("case", JSONText.text(hold.reference)),
      ("account", JSONText.optional(hold.scope.account, JSONText.text)),
      ("actor", JSONText.optional(hold.scope.actor, JSONText.text)),
      ("from", JSONText.optional(hold.scope.fromSeconds, JSONText.time)),
      ("until", JSONText.optional(hold.scope.untilSeconds, JSONText.time)),
      ("reason", JSONText.text(hold.reason)), ("owner", JSONText.text(hold.owner)),
      ("placedAt", JSONText.time(hold.placedAt)),
      ("liftedAt", JSONText.optional(hold.liftedAt, JSONText.time)),
    ])
  }
}
