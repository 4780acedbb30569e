import Glibc
import Logging
import Metrics
import Settings
import Store

/// Shows the daemon's numbers to Prometheus, in a file and at a port, as the configuration says.
final class MetricsPublisher: Sendable {
  private let settings: Configuration.Metrics
  private let databasePath: String
  private let health: Health
  private let logger: Logger
  private let listener: MetricsListener?
  /// Closed when the thread is to end.
  private let ending = BlockingQueue<Void>(countMaximum: 1)

  /// Listens, if that is wanted; nil where nothing is.
  init?(
    _ settings: Configuration.Metrics, databasePath: String, health: Health, logger: Logger
  ) throws(MetricsListener.Fault) {
    guard settings.file != nil || settings.port != nil else { return nil }
    self.settings = settings
    self.databasePath = databasePath
    self.health = health
    self.logger = logger
    if let port = settings.port {
      listener = try MetricsListener(host: "127.0.0.1", port: port) {
        Self.text(databasePath, health)
      }
    } else {
      listener = nil
    }
  }

  /// Writes the file now and then, until it is stopped.
  func run() {
    guard let file = settings.file else { return }
    while !ending.isClosed {
      do throws(MetricsFile.Fault) {
        try MetricsFile.write(Self.text(databasePath, health), to: file)
      } catch {
        health.note(error: "metrics: \(error)", .file, logger)
      }
      _ = ending.pop(timeoutMilliseconds: Int(settings.interval.milliseconds))
    }
  }

  func stop() {
    ending.close()
    listener?.stop()
  }

  private static func text(_ databasePath: String, _ health: Health) -> String {
    // A database that cannot be read now leaves its numbers out, and no others.
    let gauges = try? DatabaseGauges(Database.openCurrentForReading(databasePath))
    let sizes = [("database", databasePath), ("wal", "\(databasePath)-wal")].compactMap {
      kind, path in size(of: path).map { (kind: kind, bytes: $0) }
    }
    return MetricsText.text(DaemonMetrics.families(health.snapshot, gauges, sizes: sizes))
  }

  private static func size(of path: String) -> Int64? {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : nil
  }
}
