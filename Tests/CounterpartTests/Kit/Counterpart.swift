import Foundation

/// A program of somebody else that runs as long as the test wants it.
final class Counterpart {
  /// Why a program could not be run.
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  private let process = Process()

  /// How long it runs at most, in seconds, even where nobody is left to end it.
  private static let lifeSeconds = 300

  /// Starts a program; what it says goes to a file.
  init(_ program: String, _ arguments: [String], sayingInto path: String) throws {
    guard let executable = Installed.path(of: program) else {
      throw Fault(description: "\(program) is not installed")
    }
    if !FileManager.default.fileExists(atPath: path) {
      _ = FileManager.default.createFile(atPath: path, contents: nil)
    }
    let output = FileHandle(forWritingAtPath: path)
    output?.seekToEndOfFile()
    process.executableURL = URL(filePath: "/usr/bin/timeout")
    process.arguments =
      ["--foreground", "--signal=KILL", "\(Self.lifeSeconds)", executable] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try Self.withAllSignals { try process.run() }
  }

  /// Runs a body with no signal blocked: a child takes over what its parent's thread blocks, and
  /// those of a pool block nearly all.
  private static func withAllSignals(_ body: () throws -> Void) rethrows {
    var none = sigset_t()
    var blocked = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &blocked)
    defer { pthread_sigmask(SIG_SETMASK, &blocked, nil) }
    try body()
  }

  deinit { kill() }

  var isRunning: Bool { process.isRunning }

  /// Lets it end in peace, and waits for that.
  func stop() {
    if process.isRunning { Glibc.kill(process.processIdentifier, SIGTERM) }
    process.waitUntilExit()
  }

  /// Ends it without a chance to do anything, and waits for that.
  func kill() {
    // As if its time were up: timeout kills it, and waits for its end.
    if process.isRunning {
      Glibc.kill(process.processIdentifier, SIGCONT)
      Glibc.kill(process.processIdentifier, SIGALRM)
    }
    process.waitUntilExit()
  }

  /// Holds it up: it lives, and does nothing.
  func hold() { Glibc.kill(-process.processIdentifier, SIGSTOP) }

  /// Runs a program to its end, and returns what it printed.
  static func run(_ program: String, _ arguments: [String]) throws -> String {
    let folder = try TemporaryFolder()
    let running = try Counterpart(program, arguments, sayingInto: folder.path("output"))
    running.process.waitUntilExit()
    let output = folder.text(of: "output")
    guard running.process.terminationStatus == 0 else {
      throw Fault(description: "\(program) \(arguments.joined(separator: " ")): \(output)")
    }
    return output
  }
}
