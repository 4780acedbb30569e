import Foundation
import Testing

/// The built program, run as its users run it.
enum Program {
  /// The executable beside the test bundle.
  static var path: String {
    let bundle = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    return URL(filePath: bundle ?? CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "trailbell").path
  }

  /// The folder that holds Package.swift.
  static var packageRoot: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  /// The shipped rules that the quick start loads: what they must ring on a simulated trail is known.
  static let shippedRules = ["ml", "access", "tampering"].map { folder in
    packageRoot.appending(path: "Config/rules/\(folder)").path
  }

  /// A run that has ended.
  struct Ended {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Runs a command to its end.
  ///
  /// - Parameter script: what a shell is to run, with the program as `$0` and the arguments as `$@`.
  static func run(_ arguments: [String], through script: String? = nil) throws -> Ended {
    let running = try RunningProgram(arguments, through: script)
    running.process.waitUntilExit()
    return running.ended()
  }
}

/// A run that goes on; what it prints goes to files.
final class RunningProgram {
  let process = Process()
  private let folder: TemporaryFolder
  private let outputPath: String
  private let errorsPath: String

  /// Starts a command.
  ///
  /// - Parameters:
  ///   - output: takes what is printed instead of a file.
  ///   - script: what a shell is to run, with the program as `$0` and the arguments as `$@`.
  init(_ arguments: [String], output: Pipe? = nil, through script: String? = nil) throws {
    folder = try TemporaryFolder()
    outputPath = folder.path("output")
    errorsPath = folder.path("errors")
    for path in [outputPath, errorsPath] {
      _ = FileManager.default.createFile(atPath: path, contents: nil)
    }
    process.executableURL = URL(filePath: script == nil ? Program.path : "/bin/sh")
    process.arguments = (script.map { ["-c", $0, Program.path] } ?? []) + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output ?? FileHandle(forWritingAtPath: outputPath)
    process.standardError = FileHandle(forWritingAtPath: errorsPath)
    try process.run()
  }

  var output: String { (try? String(contentsOfFile: outputPath, encoding: .utf8)) ?? "" }
  var errors: String { (try? String(contentsOfFile: errorsPath, encoding: .utf8)) ?? "" }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  func ended() -> Program.Ended {
    Program.Ended(status: process.terminationStatus, output: output, errors: errors)
  }

  /// Waits until something is true, or a generous time has passed.
  static func wait(until condition: () throws -> Bool) rethrows -> Bool {
    let deadline = Date(timeIntervalSinceNow: 60)
    while Date() < deadline {
      if try condition() { return true }
      usleep(5_000)
    }
    return false
  }
}

/// A folder that goes away with its owner.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(
      path: "trailbell-test-\(UInt64.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }
}
