import ArgumentParser
import Daemon
import Foundation
import ServiceNotice
import Store

/// Runs a command's body and ends with its failure's message and exit status.
func ending(_ body: () throws -> Void) throws {
  do { try body() } catch { throw told(error) }
}

/// Runs a command's body and ends with its failure's message and exit status.
func ending(_ body: () async throws -> Void) async throws {
  do { try await body() } catch { throw told(error) }
}

/// Prints a failure the way compilers do, and gives the exit status for it.
private func told(_ error: any Error) -> any Error {
  switch error {
  case let failure as RunFailure:
    printError("\(failure)")
    return ExitCode(failure.exitStatus.rawValue)
  case let failure as DatabaseError:
    printError("\(failure)")
    return ExitCode(RunFailure.ExitStatus.unavailable.rawValue)
  case let failure as InstanceLockError:
    printError("\(failure)")
    if case .held = failure { return ExitCode(RunFailure.ExitStatus.temporary.rawValue) }
    return ExitCode(RunFailure.ExitStatus.unavailable.rawValue)
  default:
    return error
  }
}

/// Fails when something that was asked for could not be read.
func failIfUnreadable(_ problems: ProblemList) throws(RunFailure) {
  guard !problems.isEmpty else { return }
  throw RunFailure(problems.lines.joined(separator: "\n"), exitStatus: .input)
}

/// Prints lines to standard error.
func printError(_ text: String) {
  FileHandle.standardError.write(Data((text + "\n").utf8))
}
