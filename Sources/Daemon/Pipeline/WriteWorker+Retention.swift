import Store

/// Deleting what is old enough, in the pauses of storing.
extension WriteWorker {
  /// While files are on their way, the pause between two steps, in nanoseconds.
  private static let retentionPauseNanoseconds: UInt64 = 200_000_000

  /// Does one step if there is anything to delete, and nothing waits to be committed.
  func deleteExpired() throws(DatabaseError) {
    let now = clock.nowSeconds()
    let start = clock.monotonicNanoseconds()
    guard pending.isEmpty, !writer.hasOpenFiles, writer.isRetentionDue(nowSeconds: now) else {
      isDeleting = false
      return
    }
    isDeleting = true
    guard queues.inFlight.isEmpty || start >= deletedAt + Self.retentionPauseNanoseconds else {
      return
    }
    let end = start + deletingPace.workNanoseconds
    var report = try writer.deleteExpired(nowSeconds: now) {
      clock.monotonicNanoseconds() >= end
    }
    deletedAt = clock.monotonicNanoseconds()
    report.deletionNanoseconds = deletedAt - start
    deletingPace.note(wholeNanoseconds: report.deletionNanoseconds)
    events.committed(report)
    if report.missesHolds {
      selfAlarms?.note(
        .holdsChanged, [:],
        "a legal hold is missing or not what was sealed, and nothing is deleted; 'trailbell verify "
          + "--database FILE' names it")
    }
    try writer.checkpointAgain()
  }
}
