import Settings
import Daemon

/// Loads the rules of a command, and says so when there are none where some were named.
func loadRules(
  _ paths: [String], settings: Configuration.Rules = .init()
) throws(RunFailure) -> RuleBook {
  let book = try RunSettings.rules(paths: paths, settings: settings)
  for problem in book.notCarried { printError("warning: \(problem)") }
  let notes = paths.isEmpty ? [] : book.exclusionNotes + book.shadowNotes
  for note in notes { printError("note: \(note)") }
  if !paths.isEmpty, book.alarmRules.isEmpty {
    printError("warning: no rule was found in \(paths.joined(separator: ", "))")
  }
  return book
}
