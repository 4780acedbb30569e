import ArgumentParser
import Daemon
import Foundation
import Notify
import ServiceNotice
import Simulation
import Store

/// Runs a command's body and ends with its failure's message and exit status.
func ending(_ body: () throws -> Void) throws {
  // A reader that has seen enough closes its end: that is no failure, and nothing to die of.
  signal(SIGPIPE, SIG_IGN)
  do {
    try body()
    try flush()
  } catch {
    try? flush()
    throw told(error)
  }
}

/// Runs a command's body and ends with its failure's message and exit status.
func ending(_ body: () async throws -> Void) async throws {
  do { try await body() } catch { throw told(error) }
}

/// Writes what was printed, and fails when it cannot be written though somebody would read it.
private func flush() throws(RunFailure) {
  guard let code = PrintedOutput.flush(), code != EPIPE else { return }
  throw RunFailure(
    "standard output cannot be written: \(String(cString: strerror(code)))", exitStatus: .output)
}

/// Prints a failure the way compilers do, and gives the exit status for it.
private func told(_ error: any Error) -> any Error {
  switch error {
  case let failure as RunFailure:
    printError("\(failure)")
    return ExitCode(failure.exitStatus.rawValue)
  case let failure as DatabaseError:
    printError("\(failure)")
    // A database without a trail is as good as none.
    let status: RunFailure.ExitStatus = failure.isEmptiness ? .input : .unavailable
    return ExitCode(status.rawValue)
  case let failure as InstanceLockError:
    printError("\(failure)")
    if case .held = failure { return ExitCode(RunFailure.ExitStatus.temporary.rawValue) }
    return ExitCode(RunFailure.ExitStatus.unavailable.rawValue)
  case let failure as SimulationError:
    printError("\(failure)")
    return ExitCode(RunFailure.ExitStatus.usage.rawValue)
  default:
    return error
  }
}

/// Fails when something that was asked for could not be read.
func failIfUnreadable(_ problems: ProblemList) throws(RunFailure) {
  guard !problems.isEmpty else { return }
  throw RunFailure(problems.lines.joined(separator: "\n"), exitStatus: .input)
}

/// Prints lines to standard error; what cannot be written there has nowhere else to go.
func printError(_ text: String) {
  for line in text.split(separator: "\n") {
    writeError(LogText.line(String(line)) + "\n")
  }
}

/// Writes text to standard error as it is.
func writeError(_ text: String) {
  let bytes = Array(text.utf8)
  _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
