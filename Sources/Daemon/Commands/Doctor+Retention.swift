import Retention
import Settings
import Store

extension Doctor {
  /// Looks whether the file can become smaller when events are deleted.
  mutating func shrinking(of configuration: Configuration) {
    let path = configuration.database.path
    // A database that cannot be read is told of elsewhere.
    guard let canShrink = try? Database.canShrink(path), !canShrink else { return }
    let deletes = configuration.retention.policy.shortestSeconds != nil
    add(
      deletes ? .warning : .good, "retention",
      "\(path) was made before there was a retention, and does not shrink when events are deleted; to "
        + "mend it stop the daemon, and run as its user: sqlite3 \(path) 'PRAGMA auto_vacuum=INCREMENTAL; "
        + "VACUUM'")
  }
}
