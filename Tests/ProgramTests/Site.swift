import Foundation
import Store

/// A place to run the daemon in: a trail, a database, a configuration.
final class Site {
  let folder: TemporaryFolder
  /// Where rules lie that belong to this site alone.
  var rules: TemporaryFolder?
  var trail: URL { folder.url.appending(path: "trail") }
  var database: String { folder.path("trailbell.db") }
  var configuration: String { folder.path("trailbell.yaml") }

  init(rules: [String] = Program.shippedRules) throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(at: trail, withIntermediateDirectories: true)
    try write(configuration: rules)
  }

  func write(configuration rules: [String]) throws {
    let text = """
      trail:
        directories: [\(trail.path)]
      database:
        path: \(database)
        synchronous: normal
      rules:
        paths: [\(rules.joined(separator: ", "))]
      alerts:
        # The events of tests are of one day, and every alert is to be told by itself.
        summary_age: 365d
      sinks:
        stdout:
          format: json
      """
    try text.write(toFile: configuration, atomically: true, encoding: .utf8)
  }

  /// Adds lines to the end of the configuration, which is in the section `sinks`.
  func append(configuration lines: String) throws {
    let text = try String(contentsOfFile: configuration, encoding: .utf8)
    try (text + "\n" + lines + "\n").write(
      toFile: configuration, atomically: true, encoding: .utf8)
  }

  func start(output: Pipe? = nil) throws -> RunningProgram {
    try RunningProgram(["run", "--config", configuration], output: output)
  }

  /// Puts a file where it belongs the way that `aws s3 sync` does.
  func deliver(_ file: URL, from source: URL) throws {
    let relative = String(file.path.dropFirst(source.path.count + 1))
    let target = trail.appending(path: relative)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    let temporary = URL(filePath: target.path + ".0a1b2c3d")
    try FileManager.default.copyItem(at: file, to: temporary)
    try FileManager.default.moveItem(at: temporary, to: target)
  }

  /// A number from the database; nil while there is none to read.
  func number(_ sql: String) -> Int64? {
    guard let connection = try? Database.openForReading(database) else { return nil }
    return try? connection.number(sql)
  }

  /// All rows of a query in one text each.
  func rows(_ sql: String) throws -> [String] {
    let statement = try Database.openForReading(database).prepare(sql)
    var rows: [String] = []
    while try statement.step() {
      rows.append((0..<statement.columnCount).map { statement.text($0) }.joined(separator: "|"))
    }
    return rows
  }
}
