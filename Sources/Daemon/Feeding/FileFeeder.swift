import Store
import Watch

/// Compares what lies in a tree with the ledger, and hands what is new to the pipeline.
///
/// It has a connection of its own, for reading, and belongs to one thread.
final class FileFeeder {
  /// What a pass over a tree met.
  struct Pass {
    /// Files handed to the pipeline.
    var submitted = 0
    /// Files that the ledger knows unchanged.
    var known = 0
    /// Whether the pipeline still takes files.
    var isOpen = true
  }

  private let ledger: LedgerReader
  private let pipeline: Pipeline
  private var recent: RecentFiles
  /// How many losses of files were known when ``recent`` was begun.
  private var lossCount = 0

  /// Asked now and then, in a pass that may take hours, for folders in which something has just
  /// arrived: what happens now is not to wait behind the past.
  var arrivals: () -> [PathBytes] = { [] }
  private var isFeedingArrivals = false

  /// How many files are handed over between two looks for arrivals.
  private static let arrivalInterval = 64
  /// The files that are sorted at once; a day of a large organisation has about as many.
  private static let sortedFileMaximum = 100_000

  init(databasePath: String, pipeline: Pipeline) throws(DatabaseError) {
    ledger = try LedgerReader(Connection(path: databasePath, access: .readOnly))
    self.pipeline = pipeline
    recent = RecentFiles(generationMaximum: pipeline.filesOnTheirWayMaximum)
  }

  /// Hands over all new and changed files of a tree, day by day.
  ///
  /// - Parameter progress: told of the pass now and then.
  func feedAll(
    of root: TrailRoot, progress: (Pass) -> Void = { _ in }
  ) throws(DatabaseError) -> (scan: ScanSummary, pass: Pass) {
    let scanner = TreeScanner(root: root.path)
    var days: [[UInt8]: [PathBytes]] = [:]
    var pass = Pass()
    var loose: [TrailFileCandidate] = []
    let scan = try scanner.scan { listing throws(DatabaseError) in
      if let day = DeliveryOrder.day(ofDirectory: listing.directory) {
        days[day, default: []].append(listing.directory)
        return pipeline.isOpen ? .proceed : .stop
      }
      loose += try newFiles(of: listing, root, &pass)
      if loose.count >= Self.sortedFileMaximum { try submit(&loose, root, &pass) }
      return pipeline.isOpen ? .proceed : .stop
    }
    try submit(&loose, root, &pass)
    for day in days.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) where pass.isOpen {
      try feed(days[day] ?? [], of: root, scanner, &pass)
      progress(pass)
    }
    return (scan, pass)
  }

  /// Hands over the new and changed files of single folders, in which something has just arrived.
  func feed(
    _ directories: [PathBytes], of root: TrailRoot
  ) throws(DatabaseError) -> Pass {
    var pass = Pass()
    isFeedingArrivals = true
    defer { isFeedingArrivals = false }
    try feed(directories, of: root, TreeScanner(root: root.path), &pass)
    return pass
  }

  private func feed(
    _ directories: [PathBytes], of root: TrailRoot, _ scanner: TreeScanner, _ pass: inout Pass
  ) throws(DatabaseError) {
    var files: [TrailFileCandidate] = []
    _ = try scanner.scan(directories: directories) { listing throws(DatabaseError) in
      files += try newFiles(of: listing, root, &pass)
      if files.count >= Self.sortedFileMaximum { try submit(&files, root, &pass) }
      return pass.isOpen ? .proceed : .stop
    }
    try submit(&files, root, &pass)
  }

  /// The files of a folder that the ledger does not know as they are.
  private func newFiles(
    of listing: DirectoryListing, _ root: TrailRoot, _ pass: inout Pass
  ) throws(DatabaseError) -> [TrailFileCandidate] {
    forgetRecentFilesAfterLoss()
    let directory = LedgerFile.directoryText(root: root, directory: listing.directory)
    let files = try ledger.files(inDirectory: directory)
    let new = listing.candidates.filter { candidate in
      let identity = LedgerFile.Identity(candidate.version)
      return files[Array(candidate.name.description.utf8)] != identity
        && !recent.contains(directory, candidate.name, identity)
    }
    pass.known += listing.candidates.count - new.count
    return new
  }

  /// Some of what was handed over will not come into the ledger: all of it may be handed over again,
  /// for to read a file twice does no harm.
  private func forgetRecentFilesAfterLoss() {
    let count = pipeline.lossCount
    guard count != lossCount else { return }
    lossCount = count
    recent = RecentFiles(generationMaximum: pipeline.filesOnTheirWayMaximum)
  }

  private func submit(
    _ files: inout [TrailFileCandidate], _ root: TrailRoot, _ pass: inout Pass
  ) throws(DatabaseError) {
    files.sort {
      DeliveryOrder.minute(ofName: $0.name.bytes)
        .lexicographicallyPrecedes(DeliveryOrder.minute(ofName: $1.name.bytes))
    }
    for (number, file) in files.enumerated() where pass.isOpen {
      if number.isMultiple(of: Self.arrivalInterval) { try feedArrivals(in: root, &pass) }
      let directory = LedgerFile.directoryText(root: root, directory: file.directory)
      recent.insert(directory, file.name, LedgerFile.Identity(file.version))
      pass.isOpen = pipeline.submit(file, in: root, isUrgent: isFeedingArrivals)
      pass.submitted += 1
    }
    files.removeAll(keepingCapacity: true)
  }

  private func feedArrivals(in root: TrailRoot, _ pass: inout Pass) throws(DatabaseError) {
    guard !isFeedingArrivals else { return }
    let directories = arrivals()
    guard !directories.isEmpty else { return }
    isFeedingArrivals = true
    defer { isFeedingArrivals = false }
    try feed(directories, of: root, TreeScanner(root: root.path), &pass)
  }
}
