import Glibc
import Store

/// What the writer does when the database fails: it brings the transaction back to where it was and tries
/// again, so that no batch is lost.
extension WriteWorker {
  /// The longest pause between two tries, in seconds.
  private static let retrySecondsMaximum = 10
  /// How often a sleeping writer looks whether it is to stop, in milliseconds.
  private static let stopLookMilliseconds = 50

  /// Runs a step; when it fails, brings the transaction back to where it was and tries again.
  func retrying(
    _ step: () throws(DatabaseError) -> Void
  ) -> DatabaseError? {
    do throws(DatabaseError) {
      try step()
      return nil
    } catch {
      return recover(from: error)
    }
  }

  /// Writes the batches of a failed transaction again, until it succeeds.
  private func recover(from first: DatabaseError) -> DatabaseError? {
    var error = first
    var seconds = 1
    let failedAt = clock.monotonicNanoseconds()
    while true {
      let isWorthATry = options.retriesForEver || error.isBusy
      guard isWorthATry, !queues.stop.isAsked else {
        events.failed(error, nil)
        return error
      }
      events.failed(error, seconds)
      sleepSeconds(seconds)
      // Waiting for a disk or a lock is not being stuck.
      events.progressed()
      seconds = min(seconds * 2, Self.retrySecondsMaximum)
      readAgainIfLate(since: failedAt)
      do throws(DatabaseError) {
        try startAgain(after: error)
        return nil
      } catch let again {
        error = again
      }
    }
  }

  /// Has the folders read before anything is missed that came while nothing could be stored.
  private func readAgainIfLate(since failedAt: UInt64) {
    let seconds = Int64((clock.monotonicNanoseconds() - failedAt) / 1_000_000_000)
    if seconds >= options.alarms.deliveryDelaySeconds { queues.firstReading.begin() }
  }

  private func startAgain(after error: DatabaseError) throws(DatabaseError) {
    if !error.isInputOutput {
      try writer.rollback()
    } else {
      // After it nobody knows what a commit did, and the descriptor may be of no use any more: look
      // at the file anew.
      writer = try Self.writer(path, options, rules, clock, replacing: writer)
    }
    // Files whose parts were given back already are not in the ledger: the next scan finds them.
    if lostBatches { queues.inFlight.lose() }
    lostBatches = false
    for batch in pending { try writer.add(batch, nowSeconds: clock.nowSeconds()) }
    if !writer.hasOpenFiles { try commit() }
  }

  /// Sleeps, unless everything is to end.
  func sleepSeconds(_ seconds: Int) {
    var left = seconds * options.waitingSecondMilliseconds
    while left > 0, !queues.stop.isAsked {
      usleep(UInt32(min(left, Self.stopLookMilliseconds)) * 1_000)
      left -= Self.stopLookMilliseconds
    }
  }
}
