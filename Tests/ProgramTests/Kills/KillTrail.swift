import Foundation

@testable import Simulation

/// A simulated trail that ends now, so that alerts are under way.
struct KillTrail {
  let folder: TemporaryFolder
  /// Its files in the order of their names.
  let files: [URL]
  private let truth: Truth

  init(seed: UInt64) throws {
    folder = try TemporaryFolder()
    var plan = SimulationPlan()
    plan.seed = seed
    plan.eventCount = 6_000
    plan.end(atSeconds: Int64(Date().timeIntervalSince1970))
    let simulation = try Simulation(plan: plan)
    truth = simulation.truth
    _ = try TrailWriter(directory: folder.url.path).write(simulation, pace: .immediate)
    let paths = FileManager.default.enumerator(at: folder.url, includingPropertiesForKeys: nil)
    files = (paths?.compactMap { $0 as? URL } ?? []).filter { $0.path.hasSuffix(".json.gz") }
      .sorted { $0.path < $1.path }
  }

  /// The alerts that the quick start's rules must raise, as ``KilledContents/counts`` has them.
  var plantedAlerts: [String] {
    truth.alerts.map { alert in
      let group = alert.group.map { "\"\($0.field)\":\"\($0.value)\"" }.joined(separator: ",")
      return "\(alert.ruleID)|{\(group)}|\(alert.startedAtSeconds)|\(alert.lastAtSeconds)|"
        + "\(alert.count)"
    }
  }
}
