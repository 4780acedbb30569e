import Store
import Watch

/// Compares what lies in a folder with the ledger, and hands what is new to the pipeline.
///
/// It has a connection of its own, for reading, and belongs to one thread.
final class FileFeeder {
  private let ledger: LedgerReader
  private let pipeline: Pipeline
  /// Files handed over and perhaps not in the ledger yet, by folder and name.
  private var handedOver: [String: [String: LedgerFile.Identity]] = [:]

  /// How many files were handed over, and how many were known.
  private(set) var submitted = 0
  private(set) var known = 0

  init(databasePath: String, pipeline: Pipeline) throws(DatabaseError) {
    ledger = try LedgerReader(Connection(path: databasePath, access: .readOnly))
    self.pipeline = pipeline
  }

  /// Hands the new and changed files of a folder over.
  func feed(_ listing: DirectoryListing, of root: TrailRoot) throws(DatabaseError) -> ScanStep {
    let directory = LedgerFile.directoryText(root: root, directory: listing.directory)
    // Nothing is on its way: what was handed over is in the ledger.
    if pipeline.isIdle { handedOver.removeAll(keepingCapacity: true) }
    let files = try ledger.files(inDirectory: directory)
    for candidate in listing.candidates {
      let name = candidate.name.description
      let identity = LedgerFile.Identity(candidate.version)
      if files[name] == identity || handedOver[directory]?[name] == identity {
        known += 1
        continue
      }
      handedOver[directory, default: [:]][name] = identity
      submitted += 1
      if !pipeline.submit(candidate, in: root) { return .stop }
    }
    return .proceed
  }
}
