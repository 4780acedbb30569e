import ArgumentParser
import Daemon
import Store

/// What `verify` is told about a database.
struct VerifyDatabaseOptions: ParsableArguments {
  @Option(help: "The database of stored events.")
  var database: String?

  @Option(
    help: """
      Lines in which the daemon told how its chain ends, such as of 'journalctl -u trailbell -o cat', \
      in a file, or - for standard input. Without them nobody can tell whether the end was cut off.
      """)
  var heads: String?

  func validate() throws {
    guard heads == nil || database != nil else {
      throw ValidationError("--heads are heads of a database: name it with --database FILE")
    }
  }

  /// Looks through the seals of a database.
  func report(on path: String) throws -> SealReport {
    try failIfMissing(database: path)
    let heads = try heads.map(HeadLines.heads(ofFile:)) ?? []
    return try SealVerifier.run(databasePath: path, expecting: heads)
  }
}
