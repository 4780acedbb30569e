import Foundation
import Glibc

/// Takes one measurement in a process of its own: this program again, with another command.
struct MeasuringProcess {
  let python: String

  func run(_ name: MeasurementName, in workspace: Workspace) throws -> Sample {
    workspace.removeWork()
    // Nobody should pay for what the one before left to be written.
    sync()
    // No disk in between: what is measured is the program, on files that are in memory. Read here,
    // so that the other process's memory is its own work's.
    for input in name.inputs { workspace.readOnce(input) }
    let output = try ProgramRun(
      path: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"),
      arguments: ["measure", name.rawValue, "--workspace", workspace.root, "--python", python]
    ).output()
    workspace.removeWork()
    return try JSONDecoder().decode(Sample.self, from: output)
  }
}

/// Runs another program to its end.
struct ProgramRun {
  let path: String
  let arguments: [String]

  /// What it wrote to its standard output; an error when it failed.
  func output() throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw BenchmarkError("it ended with status \(process.terminationStatus)")
    }
    return output
  }

  /// The path of a program as the shell would find it; nil when it is not installed.
  static func find(_ program: String) -> String? {
    if program.contains("/") { return access(program, X_OK) == 0 ? program : nil }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
  }
}
