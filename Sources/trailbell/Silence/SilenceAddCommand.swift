import ArgumentParser
import CloudTrail
import Settings
import Daemon
import Store

struct SilenceAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Adds a silence for a rule, or for all, with a reason.")

  @OptionGroup var database: DatabaseOptions

  @Option(help: "The id or the title of the rule that is silent, whole.")
  var rule: String?

  @Flag(help: "Every rule is silent.")
  var all = false

  @Option(
    name: .customLong("group"),
    help: ArgumentHelp(
      "Only alerts whose group has this value are silent. Repeatable; all must hold.",
      valueName: "field=value"),
    transform: GroupArgument.init)
  var groups: [GroupArgument] = []

  @OptionGroup var times: SilenceTimes

  @Option(help: "What for: whoever misses an alert will ask.")
  var reason: String

  @Option(help: "Who answers for it (default: who runs the command).")
  var owner: String?

  func validate() throws {
    guard (rule == nil) == all else { throw ValidationError("Give --rule ID_OR_TITLE or --all.") }
    if rule?.isEmpty ?? false { throw ValidationError("--rule needs an id or a title") }
    guard reason.contains(where: { !$0.isWhitespace }) else {
      throw ValidationError("--reason is empty; say what the silence is for")
    }
    if owner?.isEmpty ?? false { throw ValidationError("--owner needs a name") }
  }

  func run() throws {
    try ending {
      let now = DaemonClock.system.nowSeconds()
      let range = try times.range(nowSeconds: now)
      let fields = try GroupArgument.fields(of: groups)
      let book = try SilenceBook(databasePath: database.existingPath())
      let name = try rule.map { rule in try knownName(rule, book) }
      try warnOfUnknownFields(fields, of: name, book)
      let row = try book.add(
        Silence.Scope(rule: name, groupFields: fields), from: range.startsAt, until: range.endsAt,
        owner: owner ?? Person.name(), reason: reason, nowSeconds: now)
      print(
        "silence \(row): until \(EventTime.text(ofSeconds: range.endsAt)); "
          + "'trailbell silence expire \(row)' ends it earlier")
    }
  }

  /// The name as a rule in force has it; warns where none has it.
  private func knownName(_ rule: String, _ book: SilenceBook) throws -> String {
    let names = try book.ruleNames()
    if let name = names.first(where: { $0.lowercased() == rule.lowercased() }) { return name }
    let near = Likeness.near(names, to: rule).map { "'\($0)'" }
    let meant = near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?"
    printError("warning: no rule in force has the id or title '\(rule)'\(meant)")
    return rule
  }

  /// Warns where no alert has had a group with such a field: then nothing may ever be silent.
  private func warnOfUnknownFields(
    _ fields: GroupFields, of rule: String?, _ book: SilenceBook
  ) throws {
    guard !fields.isEmpty else { return }
    let known = try book.groupFields(of: rule)
    let unknown = fields.values.keys.filter { !known.contains($0) }.sorted()
    guard !known.isEmpty, !unknown.isEmpty else { return }
    printError(
      "warning: no alert so far has a group with \(unknown.joined(separator: ", ")); the fields "
        + "are \(known.sorted().joined(separator: ", "))")
  }
}
