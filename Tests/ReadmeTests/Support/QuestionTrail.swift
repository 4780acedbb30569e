import Daemon
import Foundation
import Simulation
import Store

/// A database that holds the trail of the quick start, ending now.
final class QuestionTrail: Sendable {
  /// Whether the planner knows how the values are spread; both happen where people ask.
  enum Statistics: String, CaseIterable, Sendable {
    case none
    case analyzed
  }

  private let folder: URL

  /// Made once for all tests of a run.
  static let shared = Result { try QuestionTrail() }

  private init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "trailbell-readme-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    atexit { QuestionTrail.remove() }
    var plan = SimulationPlan()
    plan.end(atSeconds: Int64(Date().timeIntervalSince1970))
    let trail = folder.appending(path: "trail").path
    _ = try TrailWriter(directory: trail).write(Simulation(plan: plan))
    let quickstart = Checkout.url.appending(path: "Config/quickstart.yaml").path
    let run = IngestRun(
      roots: [TrailRoot(trail)], databasePath: path(.none), options: PipelineOptions(),
      rules: try RunSettings.load(quickstart).rules)
    _ = try run.run()
    try FileManager.default.copyItem(atPath: path(.none), toPath: path(.analyzed))
    try Connection(path: path(.analyzed), access: .readWrite).execute("ANALYZE")
    try FileManager.default.removeItem(atPath: trail)
  }

  private static func remove() {
    if let trail = try? shared.get() { try? FileManager.default.removeItem(at: trail.folder) }
  }

  private func path(_ statistics: Statistics) -> String {
    folder.appending(path: "\(statistics.rawValue).db").path
  }

  static func open(_ statistics: Statistics = .none) throws -> Connection {
    try Database.openForReading(shared.get().path(statistics))
  }
}

extension Connection {
  /// All rows of a query as texts.
  func rows(_ sql: String) throws -> [[String]] {
    let statement = try prepare(sql)
    var rows: [[String]] = []
    while try statement.step() {
      rows.append((0..<statement.columnCount).map { statement.text($0) })
    }
    return rows
  }
}
