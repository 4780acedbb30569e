import Synchronization

/// Counts the files between the scan and the ledger, so that the last one is not kept waiting.
final class FilesInFlight: Sendable {
  private let count = Atomic<Int>(0)
  private let losses = Atomic<Int>(0)

  /// Notes that a file was handed to the decoders.
  func begin() { count.add(1, ordering: .relaxed) }

  /// Notes that files came to their end.
  func end(_ files: Int) { count.subtract(files, ordering: .relaxed) }

  /// Notes that files which were handed over will not come into the ledger.
  func lose() { losses.add(1, ordering: .relaxed) }

  /// How often files were lost on their way; whoever hands over files does so again then.
  var lossCount: Int { losses.load(ordering: .relaxed) }

  /// How many files are on their way.
  var current: Int { max(0, count.load(ordering: .relaxed)) }

  /// Whether no file is on its way.
  var isEmpty: Bool { count.load(ordering: .relaxed) <= 0 }
}
