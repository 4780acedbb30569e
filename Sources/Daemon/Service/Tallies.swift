import Alarms
import CloudTrail
import Store

/// What the daemon has counted since its start.
struct Tallies {
  /// What an error is about.
  enum ErrorKind: String, CaseIterable {
    case database, file, folder, sink
  }

  /// Files that came to their end, whatever it was.
  var files = 0
  /// Those of them that were not complete.
  var fileProblems = 0
  /// What became of their records.
  var records = RecordCounts()
  var matches = 0
  var alerts = 0
  var conflicts = 0
  /// When files were last stored, in seconds since 1970; 0 if never.
  var lastCommitAt: Int64 = 0
  var errors: [ErrorKind: Int] = [:]
  /// What became of tries to deliver, by sink and outcome.
  var notifications: [String: [String: Int]] = [:]
  /// The sinks whose last try failed.
  var failingSinks: Set<String> = []

  mutating func add(_ report: CommitReport, nowSeconds: Int64) {
    files += report.files
    fileProblems += report.files - report.completeFiles
    records += report.counts
    matches += report.matches
    alerts += report.alerts
    conflicts += report.conflicts
    // Signs of life are commits too, and are not meant.
    if report.files > 0 { lastCommitAt = nowSeconds }
  }

  mutating func add(_ fate: NotificationFate, of sink: String) {
    let outcome =
      switch fate {
      case .sent: "sent"
      case .leftOut: "left_out"
      case .waits: "failed"
      case .dead: "dead"
      }
    notifications[sink, default: [:]][outcome, default: 0] += 1
  }
}
