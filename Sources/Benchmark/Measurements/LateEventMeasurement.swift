import Daemon
import Foundation
import Store

/// What one event costs the alarms that comes when everything around it is long stored.
///
/// Each is a stored record with another id, in a file of its own; what is timed is writing its
/// matches and bringing the alerts up to date, of all rules together.
struct LateEventMeasurement: BenchmarkMeasurement {
  private static let eventCount = 300

  func run(in workspace: Workspace) throws -> Sample {
    let rules = try workspace.rules(.rulesCounting)
    let database = try workspace.work("late.sqlite")
    let options = PipelineOptions()
    let ingest = try IngestRun(
      roots: [TrailRoot(workspace.path(of: .bulk))], databasePath: database, options: options,
      rules: rules
    ).run()
    let root = try workspace.work("late")
    try makeFiles(in: root, like: records(database))
    let files = try Self.paths(below: root)
    var sample = Sample()
    var watch = Stopwatch()
    for file in files {
      // A run for each, so that each is a transaction of its own.
      let summary = try watch.measure {
        try IngestRun(
          roots: [TrailRoot(file)], databasePath: database, options: options, rules: rules
        ).run()
      }
      guard summary.counts.stored == 1 else { throw BenchmarkError("\(file) was not stored") }
      if summary.matches > 0 { sample.latenciesMilliseconds.append(summary.alarmSeconds * 1_000) }
    }
    sample.wallSeconds = watch.wallSeconds
    sample.cpuSeconds = watch.cpuSeconds
    sample.fileCount = files.count
    sample.matchCount = ingest.matches
    return sample
  }

  /// Records spread over the whole trail.
  private func records(_ database: String) throws -> [String] {
    let connection = try Database.openForReading(database)
    let count = try connection.number("SELECT count(*) FROM event") ?? 0
    let statement = try connection.prepare("SELECT record FROM events LIMIT 1 OFFSET ?1")
    return try (0..<Self.eventCount).compactMap { number in
      statement.bind(1, count * Int64(number) / Int64(Self.eventCount))
      defer { statement.reset() }
      return try statement.step() ? statement.text(0) : nil
    }
  }

  private func makeFiles(in folder: String, like records: [String]) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (number, record) in records.enumerated() {
      let name = "111122223333_CloudTrail_us-east-1_20261101T0000Z_\(1_000 + number).json.gz"
      let file = try GzipFile(path: "\(folder)/\(name)")
      let id = UUID().uuidString.lowercased()
      let late = record.replacing(/"eventID":"[^"]*"/, with: "\"eventID\":\"\(id)\"")
      try file.write("{\"Records\":[\(late)]}")
      try file.close()
    }
  }

  private static func paths(below folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { "\(folder)/\($0)" }
  }
}
