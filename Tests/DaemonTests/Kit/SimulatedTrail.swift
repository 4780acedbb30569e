import Alarms
import Daemon
import Foundation
import Store

@testable import Simulation

/// A simulated trail in memory, with the alerts that it must raise.
struct SimulatedTrail: Sendable {
  struct File: Sendable {
    let path: String
    let recordCount: Int
    let bytes: [UInt8]
  }

  /// The files in the order of their delivery.
  let files: [File]
  let eventCount: Int
  /// The second after the last event.
  let endSeconds: Int64
  private let truth: Truth

  /// The trail of most tests: it has every planted incident, and doubled and late deliveries.
  static let small = Result { try SimulatedTrail(seed: 1, events: 900, hours: 6) }

  init(seed: UInt64, events: Int, hours: Int) throws {
    var plan = SimulationPlan()
    plan.seed = seed
    plan.eventCount = events
    plan.hours = hours
    var simulation = try Simulation(plan: plan)
    truth = simulation.truth
    endSeconds = plan.endSeconds
    var files: [File] = []
    var compressor = try GzipCompressor(level: 1)
    while var file = simulation.nextFile() {
      var bytes: [UInt8] = []
      try compressor.compress(&file.json, into: &bytes)
      files.append(
        File(path: file.relativePath, recordCount: file.recordCount, bytes: bytes))
    }
    self.files = files
    eventCount = simulation.plannedEventCount
  }

  /// A clock that stands at the time at which everything up to the end has arrived.
  var clock: DaemonClock {
    .system.standing(at: endSeconds + AlarmSettings().deliveryDelaySeconds)
  }

  var recordCount: Int { files.reduce(0) { $0 + $1.recordCount } }

  /// All alerts that must ring, in the words of ``DatabaseContents/alerts``.
  var alerts: [String] { truth.alerts.map(Self.line).sorted() }

  private static func line(_ alert: Truth.Alert) -> String {
    let group = alert.group.map { "\"\($0.field)\":\"\($0.value)\"" }.joined(separator: ",")
    return "\(alert.ruleID)|{\(group)}|\(alert.startedAtSeconds)|\(alert.lastAtSeconds)|"
      + "\(alert.count)"
  }
}
