import ServiceNotice
import Store

/// Says whether the daemon of a database is alive and how it is doing; asks no port, only files.
public struct StatusReport: Sendable {
  /// Whether a process holds the database.
  public let isRunning: Bool
  /// Whether a running daemon has not been able to write for a while.
  public let isStuck: Bool
  /// The report, line by line: a name and a value each.
  public let lines: [(name: String, value: String)]

  /// A daemon writes a sign of life every five seconds; this many without one are too many.
  private static let patienceSeconds: Int64 = 30

  /// Reads the status of a database.
  public init(databasePath: String, clock: DaemonClock = .system) throws {
    let holder = try InstanceLock.holder(of: databasePath)
    isRunning = holder != nil
    let status = try DatabaseStatus(Database.openCurrentForReading(databasePath))
    var lines = [("running", holder.map { "yes, \($0)" } ?? "no")]
    let signs = [status.saidAtSeconds, holder?.startedEpochSeconds.map { Int64($0) }]
    let silence = signs.compactMap(\.self).max().map { clock.nowSeconds() - $0 } ?? 0
    isStuck = isRunning && silence > Self.patienceSeconds
    let stuck =
      isStuck
      ? "; nothing could be written for \(silence) s, though one is due every 5 s: "
        + "the daemon's log says why" : ""
    lines.append(("last sign of life", (status.said["updated_at"] ?? "never") + stuck))
    lines.append(("last commit", Self.shown(status.said["last_commit_at"])))
    if isRunning {
      lines.append(("files on their way", status.said["files_in_flight"] ?? "0"))
    }
    let states = status.filesByState.map { "\($0.count) \($0.state)" }
    lines.append(("files", states.isEmpty ? "none" : states.joined(separator: ", ")))
    lines.append(("events", "\(status.events), the newest of \(status.newestEvent ?? "never")"))
    let dead =
      status.deadLetters == 0 ? "" : ", \(status.deadLetters) given up: see 'trailbell outbox'"
    lines.append(
      ("alerts", "\(status.alerts), \(status.waitingNotifications) not sent yet\(dead)"))
    let error = Self.shown(status.said["last_error"])
    let errorAt = Self.shown(status.said["last_error_at"])
    lines.append(("last error", error == "none" ? error : "\(error) (\(errorAt))"))
    self.lines = lines
  }

  private static func shown(_ value: String?) -> String {
    guard let value, !value.isEmpty else { return "none" }
    return value
  }
}
