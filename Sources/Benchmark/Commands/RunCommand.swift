import ArgumentParser
import Foundation

/// Makes the input, takes all measurements in turn, and prints the table.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Take all measurements (the default).")

  @Option(help: "About how many different events the large trail has.")
  var events: Int?

  @Flag(help: "A smaller trail and fewer rounds: a first look, not a result.")
  var quick = false

  @Option(help: "How often each measurement is taken; the table shows medians.")
  var rounds: Int?

  @Option(parsing: .upToNextOption, help: "Take only these measurements.")
  var only: [MeasurementName] = []

  @Option(help: "Where to work; on the disk that is to be measured, with a few gigabytes free.")
  var directory: String?

  @Option(help: "The Python that has DuckDB.")
  var python = "python3"

  @Flag(help: "Leave trails, rules and databases behind.")
  var keep = false

  @Flag(help: "Print JSON instead of a table.")
  var json = false

  func validate() throws {
    if let events, events < 1_000 { throw ValidationError("--events must be 1000 or more") }
    if let rounds, rounds < 1 { throw ValidationError("--rounds must be 1 or more") }
  }

  func run() throws {
    let workspace = try Workspace.make(in: directory)
    defer {
      if keep { note("left behind: \(workspace.root)") } else { workspace.remove() }
    }
    let names = only.isEmpty ? MeasurementName.allCases : only
    let loadBefore = Machine.loadAverage
    try prepare(workspace, for: names)
    let results = measure(names, in: workspace)
    var report = ReportBuilder(results: results).report(
      command: command, loadAverageBefore: loadBefore)
    report.failures = results.failures
    print(json ? try report.json() : report.text())
  }

  private func prepare(_ workspace: Workspace, for names: [MeasurementName]) throws {
    let needed = names.reduce(into: Set<Input>()) { $0.formUnion($1.inputs) }
    var maker = InputMaker(workspace: workspace)
    maker.eventCount = events ?? (quick ? 60_000 : 400_000)
    for input in Input.allCases where needed.contains(input) {
      note("making: \(input.rawValue)")
      try maker.make(input)
    }
  }

  /// Takes the measurements in turn (A B C, A B C, …), so that whatever else the machine does
  /// meanwhile falls on all of them alike.
  private func measure(_ names: [MeasurementName], in workspace: Workspace) -> Results {
    var results = Results()
    let rounds = rounds ?? (quick ? 3 : 5)
    for round in 1...rounds {
      for name in names where round <= name.roundMaximum && results.isWorthRepeating(name) {
        note("round \(round) of \(min(rounds, name.roundMaximum)): \(name.rawValue)")
        do {
          results.add(try MeasuringProcess(python: python).run(name, in: workspace), of: name)
        } catch {
          results.fail(name, "\(error)")
        }
      }
    }
    return results
  }

  private var command: String {
    var words = ["swift run -c release trailbell-benchmark"]
    if let events { words.append("--events \(events)") }
    if quick { words.append("--quick") }
    if let rounds { words.append("--rounds \(rounds)") }
    if !only.isEmpty { words.append("--only " + only.map(\.rawValue).joined(separator: " ")) }
    return words.joined(separator: " ")
  }

  /// Tells how far the run is, apart from the result.
  private func note(_ text: String) {
    FileHandle.standardError.write(Data("\(text)\n".utf8))
  }
}
