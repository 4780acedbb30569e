import ArgumentParser
import Daemon
import Lineage
import Retention
import Settings
import Store

struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Tells what happened to a model, or to anything around it.",
    discussion: """
      What it was made from (pipeline, jobs, data, package), who approved it, and where it serves, \
      from whatever is named: a job, a package, a model, an endpoint, by name or ARN. What was \
      refused or failed is shown and not taken as done. What was deleted of the time is told with each \
      form; in CSV in rows whose outcome is deleted. Ends with status 66 when nothing has the name, \
      and with 64 when several things have it.
      """)

  @Argument(help: "A name or an ARN.")
  var object: String

  @OptionGroup var database: DatabaseOptions

  @Option(
    help: "What kind of object the name is of, such as 'model' or 'training job'.",
    transform: HistoryCommand.kind)
  var kind: ObjectKind?

  @Option(help: "The account that the object is in.")
  var account: String?

  @Option(help: "The region that the object is in.")
  var region: String?

  @Option(
    help: """
      From when on events are read: a time as 2026-11-01T00:00:00Z, a day, or a span back from now \
      as 90d (default: the oldest).
      """,
    transform: TimeArgument.init)
  var since: TimeArgument?

  @Option(help: "Until when events are read, as for --since.", transform: TimeArgument.init)
  var until: TimeArgument?

  @Option(help: StoryFormat.help)
  var format = StoryFormat.text

  func run() throws {
    try ending {
      let times = try TimeArgument.range(since: since, until: until)
      let connection = try Database.openCurrentForReading(database.existingPath())
      let (events, isCut, deletions) = try connection.inOneState {
        let (events, isCut) = try ModelEventReader(connection).events(
          from: times.since, through: times.until)
        let deletions = try PeriodDeletion.read(
          connection, from: times.since, through: times.until, [.events, .person])
        return (events, isCut, deletions)
      }
      if isCut {
        printError(
          "warning: only the newest \(Numbers.grouped(events.count)) calls about models were read; "
            + "give --until to look further back")
      }
      let graph = LineageGraph(events)
      let history = ModelHistory(of: try found(in: graph, deletions), in: graph)
      switch format {
      case .text: print(HistoryText(history, deletions).text)
      case .json: print(HistoryJSON(history, deletions).text)
      case .csv: print(HistoryCSV(history, deletions).text, terminator: "")
      }
    }
  }

  /// How many objects are named where several have the name.
  private static let namedMaximum = 12

  private func found(
    in graph: LineageGraph, _ deletions: [PeriodDeletion]
  ) throws(RunFailure) -> ObjectID {
    let objects = graph.objects(
      fitting: .init(object, kind: kind, account: account, region: region))
    if let only = objects.first, objects.count == 1 { return only }
    guard objects.isEmpty else {
      let named = objects.prefix(Self.namedMaximum).map {
        "  \($0.kind.rawValue) \($0.name) in \($0.account), \($0.region)"
      }
      let more = objects.count - named.count
      throw RunFailure(
        "'\(object)' is the name of \(objects.count) things; say which with --kind, --account or "
          + "--region, or give an ARN:\n" + named.joined(separator: "\n")
          + (more > 0 ? "\n  … and \(more) more" : ""),
        exitStatus: .usage)
    }
    let near = Likeness.near(graph.names, to: object)
    throw RunFailure(
      "nothing around models is called '\(object)' in the events that were read"
        + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?")
        + DeletionText.suffix(deletions),
      exitStatus: .input)
  }

  private static func kind(_ text: String) throws -> ObjectKind {
    if let kind = ObjectKind(rawValue: text) { return kind }
    let names = ObjectKind.allCases.map(\.rawValue)
    let near = Likeness.near(names, to: text)
    throw ValidationError(
      "'\(text)' is no kind of object; "
        + (near.isEmpty
          ? "it is one of \(names.joined(separator: ", "))"
          : "did you mean \(near.joined(separator: ", "))?"))
  }
}
