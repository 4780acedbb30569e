import ArgumentParser
import Daemon
import Foundation
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
    let heads = try heads.map(Self.heads) ?? []
    return try SealVerifier.run(databasePath: path, expecting: heads)
  }

  private static func heads(_ path: String) throws(RunFailure) -> [SealHead] {
    guard
      let data = path == "-"
        ? FileHandle.standardInput.readDataToEndOfFile()
        : FileManager.default.contents(atPath: path)
    else {
      throw RunFailure(
        "\(path) cannot be read; name a file with lines of the daemon's log", exitStatus: .input)
    }
    let heads = String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap {
      SealHead(line: $0)
    }
    guard !heads.isEmpty else {
      throw RunFailure(
        "\(path) holds no line that tells how a chain ends, such as 'sealed up to seal 12 …'",
        exitStatus: .input)
    }
    return heads
  }
}
