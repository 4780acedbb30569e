import ArgumentParser

/// Measures Trailbell beside what bounds it, in one run, on input that it makes itself.
///
/// Every measurement is a process of its own, so that its peak memory is its own too; see
/// `MeasurementName` for the list and `ReportBuilder` for the goals.
@main
struct Benchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trailbell-benchmark",
    abstract: "Measure Trailbell beside SQLite, zlib, DuckDB and jq.",
    subcommands: [RunCommand.self, MeasureCommand.self],
    defaultSubcommand: RunCommand.self)
}

/// What keeps a measurement from being taken, in words for a person.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
