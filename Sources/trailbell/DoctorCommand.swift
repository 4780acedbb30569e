import ArgumentParser
import Daemon
import Foundation

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Looks at everything that Trailbell needs.",
    discussion: "Ends with status 69 when something does not work.")

  @Option(help: "The configuration file.")
  var config: String

  func run() throws {
    try ending {
      let doctor = Doctor(
        configurationPath: config, environment: ProcessInfo.processInfo.environment)
      for finding in doctor.findings {
        let verdict = finding.verdict.rawValue.padding(toLength: 9, withPad: " ", startingAt: 0)
        let subject = finding.subject.padding(toLength: 15, withPad: " ", startingAt: 0)
        print(verdict + subject + finding.text)
      }
      if !doctor.isHealthy { throw ExitCode(RunFailure.ExitStatus.unavailable.rawValue) }
    }
  }
}
