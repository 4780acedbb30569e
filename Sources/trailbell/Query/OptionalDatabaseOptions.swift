import ArgumentParser
import Daemon

/// Which database a command is about that does not always need one.
struct OptionalDatabaseOptions: ParsableArguments {
  @Option(help: "The configuration file that the daemon runs with.")
  var config: String?

  @Option(help: "The database, instead of a configuration that names it.")
  var database: String?

  /// The same options where a database is needed.
  private var needed: DatabaseOptions {
    var options = DatabaseOptions()
    options.config = config
    options.database = database
    return options
  }

  /// Fails where no database is named.
  func validatePresence() throws { try needed.validate() }

  /// The path of a database that is there.
  func existingPath() throws(RunFailure) -> String { try needed.existingPath() }
}
