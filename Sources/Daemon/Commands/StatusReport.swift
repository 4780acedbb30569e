import ServiceNotice
import Store

/// Says whether the daemon of a database is alive and how it is doing; asks no port, only files.
public struct StatusReport: Sendable {
  /// Whether a process holds the database.
  public let isRunning: Bool
  /// The report, line by line: a name and a value each.
  public let lines: [(name: String, value: String)]

  /// Reads the status of a database.
  public init(databasePath: String) throws {
    let holder = try InstanceLock.holder(of: databasePath)
    isRunning = holder != nil
    let status = try DatabaseStatus(Database.openForReading(databasePath))
    var lines = [("running", holder.map { "yes, \($0)" } ?? "no")]
    lines.append(("last sign of life", status.said["updated_at"] ?? "never"))
    lines.append(("last commit", Self.shown(status.said["last_commit_at"])))
    if isRunning {
      lines.append(("files on their way", status.said["files_in_flight"] ?? "0"))
    }
    let states = status.filesByState.map { "\($0.count) \($0.state)" }
    lines.append(("files", states.isEmpty ? "none" : states.joined(separator: ", ")))
    lines.append(("events", "\(status.events), the newest of \(status.newestEvent ?? "never")"))
    lines.append(("alerts", "\(status.alerts), \(status.waitingNotifications) not sent yet"))
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
