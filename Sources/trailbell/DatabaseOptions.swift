import ArgumentParser
import Settings
import Daemon
import Foundation

/// Which database a command is about.
struct DatabaseOptions: ParsableArguments {
  @OptionGroup private var choice: OptionalDatabaseOptions

  func validate() throws { try choice.validatePresence() }

  /// The path of the database, which may not be there.
  func path() throws(RunFailure) -> String { try choice.path() }

  /// The path of a database that is there.
  func existingPath() throws(RunFailure) -> String { try choice.existingPath() }
}

/// Which database a command is about that does not always need one.
struct OptionalDatabaseOptions: ParsableArguments {
  @Option(help: "The configuration file that the daemon runs with.")
  var config: String?

  @Option(help: "The database, instead of a configuration that names it.")
  var database: String?

  /// Fails where no database is named.
  func validatePresence() throws {
    guard config != nil || database != nil else {
      throw ValidationError("Give --config FILE or --database FILE.")
    }
    if database?.isEmpty ?? false { throw ValidationError("--database needs the path of a file") }
  }

  /// The path of the database, which may not be there.
  func path() throws(RunFailure) -> String {
    if let database { return database }
    guard let config else { return "" }
    return try RunSettings.configuration(config).database.path
  }

  /// The path of a database that is there.
  func existingPath() throws(RunFailure) -> String {
    let path = try path()
    try failIfMissing(database: path)
    return path
  }
}

/// Fails where there is no file to read as a database.
func failIfMissing(database path: String) throws(RunFailure) {
  var isFolder: ObjCBool = false
  if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
    guard isFolder.boolValue else { return }
    throw RunFailure("\(path) is a folder; name the file of the database", exitStatus: .input)
  }
  throw RunFailure(
    "\(path) is not there; name the database of the daemon, or make one with 'trailbell ingest'",
    exitStatus: .input)
}
