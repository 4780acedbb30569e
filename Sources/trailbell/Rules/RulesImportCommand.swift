import ArgumentParser
import Daemon
import Foundation
import Rules

struct RulesImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Makes rule files of what other tools have.",
    subcommands: [CloudWatch.self])

  struct CloudWatch: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "cloudwatch",
      abstract: "Makes rule files of CloudWatch metric filters and alarms.",
      discussion: """
        Reads \(CloudWatchImport.readableFiles). Name all files of an account at once: an alarm may stand in another file than \
        its filter. What cannot be carried over is listed, filters whose only alarms cannot be as \
        well, and ends the command with status 1 once everything else is written.
        """)

    @Argument(help: "Files that declare metric filters and alarms.")
    var files: [String]

    @Option(help: "The folder to write into; without it the rules are printed.")
    var into: String?

    @Option(
      name: .customLong("parameter"),
      help: ArgumentHelp(
        "A value of a template's parameter, which goes before its default. Repeatable.",
        valueName: "name=value"))
    var parameters: [String] = []

    @Flag(help: "Replace files that are there already.")
    var overwrite = false

    func run() throws {
      try ending {
        let imported = CloudWatchImport.ruleFiles(
          of: try files.map(source), parameters: try valuesByParameter())
        if let into { try write(imported.files, into: into) } else { print(imported.files) }
        for note in imported.notes { printError(LineText("note: \(note)").text) }
        for problem in imported.notCarried {
          printError(LineText("not carried over: \(problem)").text)
        }
        printError(
          "\(Numbers.counted(imported.files.count, "rule file")), "
            + "\(imported.notCarried.count) not carried over")
        if !imported.notCarried.isEmpty { throw ExitCode(1) }
      }
    }

    private func valuesByParameter() throws -> [String: String] {
      var values: [String: String] = [:]
      for parameter in parameters {
        let parts = parameter.split(
          separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else {
          throw ValidationError("'\(parameter)' is no parameter; write NAME=VALUE")
        }
        values[String(parts[0])] = String(parts[1])
      }
      return values
    }

    private func source(_ path: String) throws(RunFailure) -> RuleSource {
      guard let handle = FileHandle(forReadingAtPath: path),
        let data = try? handle.read(upToCount: CloudWatchImport.sizeMaximumBytes + 1) ?? Data(),
        let text = String(validating: data, as: UTF8.self)
      else {
        throw RunFailure(
          "\(path): the file cannot be read, or is not UTF-8", exitStatus: .input)
      }
      return RuleSource(name: path, text: text)
    }

    private func print(_ files: [RuleSource]) {
      Swift.print(files.map(\.text).joined(separator: "---\n"), terminator: "")
    }

    private func write(_ files: [RuleSource], into folder: String) throws(RunFailure) {
      let paths = files.map { "\(folder)/\($0.name)" }
      let taken = overwrite ? [] : paths.filter(FileManager.default.fileExists)
      guard taken.isEmpty else {
        throw RunFailure(
          "there already, and replaced only with --overwrite: \(taken.joined(separator: ", "))",
          exitStatus: .output)
      }
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)
        for (file, path) in zip(files, paths) {
          try Data(file.text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        }
      } catch {
        throw RunFailure(
          "\(folder) cannot be written: \(error.localizedDescription)", exitStatus: .output)
      }
    }
  }
}
