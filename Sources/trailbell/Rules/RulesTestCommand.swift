import ArgumentParser
import Settings
import Daemon
import Rules

struct RulesTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs the tests that stand beside rules: events in, alerts expected.",
    discussion: "Tests are files that end in .test.yml. A test that fails ends it with status 1.")

  @Argument(help: "Files of tests, and folders that hold them.")
  var paths: [String]

  @OptionGroup var options: RuleSettingsOptions

  @Flag(help: "Name the tests that pass, too.")
  var verbose = false

  func run() throws {
    try ending {
      let (files, problems) = RuleTestReader.read(paths: paths)
      guard problems.isEmpty else {
        throw RunFailure(
          problems.map(\.description).joined(separator: "\n"), exitStatus: .configuration)
      }
      guard !files.isEmpty else {
        throw RunFailure(
          "there is no file that ends in .test.yml in \(paths.joined(separator: ", "))",
          exitStatus: .input)
      }
      var settings = try options.settings()
      // A rule that is left out elsewhere is tested all the same.
      settings.exclude = []
      let run = RuleTestRun(settings: settings)
      var failed = 0
      var count = 0
      for outcome in files.flatMap(run.outcomes) {
        count += 1
        if !outcome.failures.isEmpty { failed += 1 }
        tell(outcome)
      }
      print(
        "\(Numbers.counted(count, "test")) in \(Numbers.counted(files.count, "file")), "
          + "\(failed) failed")
      if failed > 0 { throw ExitCode(1) }
    }
  }

  private func tell(_ outcome: RuleTestRun.Outcome) {
    guard !outcome.failures.isEmpty else {
      if verbose { print(LineText("passed: \(outcome.file): \(outcome.name)").text) }
      return
    }
    print(LineText("FAILED: \(outcome.file):\(outcome.line): \(outcome.name)").text)
    for failure in outcome.failures { print(LineText("  \(failure)").text) }
  }
}
