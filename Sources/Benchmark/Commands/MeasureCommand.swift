import ArgumentParser
import Foundation

/// Takes one measurement and prints it as JSON; the run starts a process of this for each.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Take one measurement.", shouldDisplay: false)

  @Argument(help: "Which.")
  var name: MeasurementName

  @Option(help: "The folder with the input.")
  var workspace: String

  @Option(help: "The Python that has DuckDB.")
  var python = "python3"

  func run() throws {
    var sample = try name.measurement(python: python).run(in: Workspace(root: workspace))
    // Programs that a measurement runs are the ones to look at where it runs some.
    if sample.peakByteCount == 0 { sample.peakByteCount = PeakMemory.ofThisProcess }
    print(String(decoding: try JSONEncoder().encode(sample), as: UTF8.self))
  }
}
