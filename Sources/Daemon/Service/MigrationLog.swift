import Store
import Synchronization

/// Tells the service manager and the log how far a database is that is being brought to a newer version.
///
/// A large one takes minutes, in one transaction: who gave up the start would begin it anew for ever.
final class MigrationLog: Sendable {
  private struct Values {
    var beganAt: UInt64?
    var extendedAt: UInt64?
    var loggedAt: UInt64?
  }

  private let values = Mutex(Values())
  private let clock: DaemonClock
  private let extend: @Sendable (_ seconds: UInt64, String) -> Void
  private let log: @Sendable (String) -> Void

  /// Of one that takes no longer than this nobody hears, in nanoseconds.
  private static let quietNanoseconds: UInt64 = 2_000_000_000
  /// How often the service manager is told, in nanoseconds.
  private static let extensionNanoseconds: UInt64 = 5_000_000_000
  /// How often the log is told, in nanoseconds.
  private static let logNanoseconds: UInt64 = 10_000_000_000
  /// How long it may take from one sign of life to the next, in seconds.
  private static let silenceSeconds: UInt64 = 120
  /// What a slow disk writes in a second, in bytes.
  private static let slowDiskByteCount: UInt64 = 4_000_000

  /// - Parameters:
  ///   - extend: asks the service manager to wait so many seconds for the next sign of life.
  ///   - log: writes a line.
  init(
    clock: DaemonClock, extend: @escaping @Sendable (_ seconds: UInt64, String) -> Void,
    log: @escaping @Sendable (String) -> Void
  ) {
    self.clock = clock
    self.extend = extend
    self.log = log
  }

  /// Takes note of how far it is, and tells when it is time.
  func note(_ progress: MigrationProgress) {
    let now = clock.monotonicNanoseconds()
    let mustTell = progress.work.silentByteCount != nil
    let (extends, logs) = values.withLock { values in
      let beganAt = values.beganAt ?? now
      values.beganAt = beganAt
      guard mustTell || now - beganAt >= Self.quietNanoseconds else { return (false, false) }
      let extends =
        mustTell || values.extendedAt.map { now - $0 >= Self.extensionNanoseconds } ?? true
      let logs = mustTell || values.loggedAt.map { now - $0 >= Self.logNanoseconds } ?? true
      if extends { values.extendedAt = now }
      if logs { values.loggedAt = now }
      return (extends, logs)
    }
    if extends { extend(Self.seconds(progress.work), progress.sentence) }
    if logs { log(progress.sentence) }
  }

  private static func seconds(_ work: MigrationProgress.Work) -> UInt64 {
    silenceSeconds + UInt64(clamping: work.silentByteCount ?? 0) / slowDiskByteCount
  }
}

extension MigrationProgress.Work {
  /// How many bytes are written of which nothing is told until it is done; nil where more is told.
  fileprivate var silentByteCount: Int64? {
    switch self {
    case .tables, .marking, .sealing: nil
    case .committing(let bytes), .moving(let bytes): bytes
    }
  }
}

extension MigrationProgress {
  /// How far it is, for a person.
  var sentence: String {
    let beginning = "bringing the database to version \(version)"
    return switch work {
    case .tables: beginning
    case .marking: "\(beginning): \(doneRows) of \(allRows) events are marked with their topics"
    case .sealing: "\(beginning): \(doneRows) of \(allRows) rows are sealed"
    case .committing: "\(beginning): writing to the disk what was changed"
    case .moving(let bytes): "\(beginning): moving \(bytes >> 20) MiB of its log into it"
    }
  }
}
