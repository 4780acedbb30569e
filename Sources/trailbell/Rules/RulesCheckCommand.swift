import ArgumentParser
import Daemon
import Rules

struct RulesCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says everything that is wrong with rules, and what is probably not meant so.",
    discussion: """
      Errors are rules that cannot be run, and end the command with status 78. Warnings and notes \
      are about rules that run and may never match, or match something else.
      """)

  @Argument(help: "Rule files, and folders that hold them.")
  var paths: [String]

  @OptionGroup var options: RuleSettingsOptions

  @Flag(help: "Warnings end the command with status 78 as well.")
  var strict = false

  @Flag(help: "Print errors alone; warnings and notes are counted.")
  var errorsOnly = false

  func run() throws {
    try ending {
      var loader = RuleLoader(try options.settings())
      loader.lints = true
      let loaded = loader.load(paths: paths)
      for problem in loaded.problems { print(error: problem) }
      if !errorsOnly { printAdvice(loaded) }
      let warnings = loaded.warnings.count { $0.severity == .warning } + loaded.notCarried.count
      if loaded.rules.detections.isEmpty, loaded.problems.isEmpty, loaded.notCarried.isEmpty {
        throw RunFailure(
          "there are no rules in \(paths.joined(separator: ", "))", exitStatus: .input)
      }
      let notes = loaded.warnings.count { $0.severity == .note } + loaded.importNotes.count
      let counts = [
        Numbers.counted(loaded.rules.alarms.count(where: \.rings), "rule"),
        Numbers.counted(loaded.problems.count, "error"), Numbers.counted(warnings, "warning"),
        Numbers.counted(notes, "note"),
      ]
      print(counts.joined(separator: ", "))
      guard loaded.problems.isEmpty, !strict || warnings == 0 else {
        throw ExitCode(RunFailure.ExitStatus.configuration.rawValue)
      }
    }
  }

  private func printAdvice(_ loaded: LoadedRules) {
    for problem in loaded.notCarried { print("\(problem.place): warning: \(problem.advice)") }
    for note in loaded.exclusionNotes + loaded.shadowNotes { print(note) }
    for note in loaded.importNotes { print("\(note.place): note: \(note.advice)") }
    for warning in loaded.warnings { print(warning.description) }
  }

  private func print(error problem: RuleProblem) {
    print("\(problem.place): error: \(problem.advice)")
  }

  private func print(_ text: String) { Swift.print(LineText(text).text) }
}

extension RuleProblem {
  fileprivate var place: String { "\(file):\(line):\(column)" }
  fileprivate var advice: String { "\(fault); \(mend)" }
}
