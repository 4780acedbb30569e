import Daemon

/// Loads the rules of a command, and says so when there are none where some were named.
func loadRules(_ paths: [String]) throws(RunFailure) -> RuleBook {
  let book = try RunSettings.rules(paths: paths)
  if !paths.isEmpty, book.alarmRules.isEmpty {
    printError("warning: no rule was found in \(paths.joined(separator: ", "))")
  }
  return book
}
