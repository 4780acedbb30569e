import ArgumentParser
import Daemon
import Permissions
import Reports
import Retention
import Store

struct AccessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "access", abstract: "Tells what a role or user really uses.",
    discussion: """
      Services, actions and resources with the first and last use, and what was denied. --policy \
      prints the least IAM policy that covers the allowed calls instead, to be reviewed; what to \
      look at before goes to standard error. What was deleted of the time is told with each form; in \
      CSV in rows whose outcome is deleted. Ends with status 66 when nothing has the name, and with 64 \
      when several have it.
      """)

  @Argument(
    help: "The ARN of a role, user or session, or a name; of a service such as ec2.amazonaws.com.")
  var principal: String

  @OptionGroup var database: DatabaseOptions

  @Option(
    help: """
      From when on calls count: a time as 2026-11-01T00:00:00Z, a day, or a span back from now as \
      90d (default: the oldest).
      """,
    transform: TimeArgument.init)
  var since: TimeArgument?

  @Option(help: "Until when calls count, as for --since.", transform: TimeArgument.init)
  var until: TimeArgument?

  @Option(help: StoryFormat.help)
  var format = StoryFormat.text

  @Flag(help: "Print an IAM policy.")
  var policy = false

  func run() throws {
    try ending {
      let times = try TimeArgument.range(since: since, until: until)
      let connection = try Database.openCurrentForReading(database.existingPath())
      let (actor, summary, deletions) = try connection.inOneState {
        let reader = try PrincipalReader(connection)
        let deletions = try PeriodDeletion.read(
          connection, from: times.since, through: times.until, [.events, .person])
        let actor = try only(reader.actors(named: principal), deletions)
        let summary = try reader.summary(of: actor, from: times.since, through: times.until)
        return (actor, summary, deletions)
      }
      if policy { return write(LeastPolicy(summary), actor, deletions) }
      switch format {
      case .text: print(AccessText(summary, actor: actor, deletions).text)
      case .json: print(AccessJSON(summary, actor: actor, deletions).text)
      case .csv: print(AccessCSV(summary, deletions).text, terminator: "")
      }
    }
  }

  private func write(
    _ policy: LeastPolicy, _ actor: String, _ deletions: [PeriodDeletion]
  ) {
    if policy.statements.isEmpty {
      printError("no call of \(actor) was allowed in this time: there is nothing to permit")
    } else {
      print(policy.text)
      for note in policy.notes { printError("review: \(note)") }
    }
    guard !deletions.isEmpty else { return }
    for deletion in deletions { printError("review: \(DeletionWords.sentence(deletion))") }
    printError("review: \(AccessText.consequence)")
  }

  /// How many actors are named where several have the name.
  private static let namedMaximum = 12

  private func only(
    _ actors: [String], _ deletions: [PeriodDeletion]
  ) throws(RunFailure) -> String {
    if let only = actors.first, actors.count == 1 { return only }
    guard let first = actors.first else {
      throw RunFailure(
        "nobody is called '\(principal)' in the stored events; give the ARN of a role or user, or "
          + "its name, as 'trailbell query busiest-actors' shows them"
          + DeletionText.suffix(deletions),
        exitStatus: .input)
    }
    throw RunFailure(
      "'\(principal)' is the name of \(actors.count) actors; give an ARN, such as \(first):\n"
        + actors.prefix(Self.namedMaximum).map { "  " + $0 }.joined(separator: "\n"),
      exitStatus: .usage)
  }
}
