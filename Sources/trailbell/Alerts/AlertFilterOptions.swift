import Alarms
import ArgumentParser
import Rules
import Store

/// Which alerts a command is about.
struct AlertFilterOptions: ParsableArguments {
  @Option(help: "The rule's id, or a part of its title.")
  var rule: String?

  @Option(help: "The level that the rule must have at least.")
  var level: RuleLevel?

  @Option(
    name: .customLong("state"),
    help: """
      Where an alert must stand. Repeatable (default: pending, firing and resolved; with --follow \
      all).
      """)
  var states: [AlertState] = []

  @Option(
    name: .customLong("group"),
    help: ArgumentHelp(
      "A field and the value that the alert's group must have. Repeatable.",
      valueName: "field=value"),
    transform: GroupArgument.init)
  var groups: [GroupArgument] = []

  @Option(
    help: """
      From when on an alert must have begun: a time as 2026-11-01T00:00:00Z, a day, or a span back \
      from now as 7d or 12h.
      """,
    transform: TimeArgument.init)
  var since: TimeArgument?

  @Option(
    help: "Until when an alert must have begun, as for --since.", transform: TimeArgument.init)
  var until: TimeArgument?

  func validate() throws {
    if rule?.isEmpty ?? false { throw ValidationError("--rule needs an id or a part of a title") }
  }

  /// The filter that the options describe.
  func filter(everyState: Bool = false) throws -> AlertFilter {
    var filter = AlertFilter()
    filter.rule = rule
    filter.levelMinimum = level ?? filter.levelMinimum
    if everyState { filter.states = Set(AlertState.allCases) }
    if !states.isEmpty { filter.states = Set(states) }
    filter.groupFields = try GroupArgument.fields(of: groups)
    (filter.sinceSeconds, filter.untilSeconds) = try TimeArgument.range(since: since, until: until)
    return filter
  }
}
