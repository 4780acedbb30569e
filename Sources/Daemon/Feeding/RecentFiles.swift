import Store
import Watch

/// Files that were handed over a moment ago and may not be in the ledger yet.
///
/// Two generations of hashes: a file is forgotten only when more were handed over behind it than can
/// be on their way at once. Should two files ever share a hash, the later one waits for the next
/// look at its folder, which comes after the first is forgotten.
struct RecentFiles {
  private let generationMaximum: Int

  private var young: Set<Int> = []
  private var old: Set<Int> = []

  /// A memory of nothing yet.
  ///
  /// - Parameter generationMaximum: at least as many files as can be on their way at once.
  init(generationMaximum: Int) { self.generationMaximum = generationMaximum }

  func contains(
    _ directory: String, _ name: PathBytes, _ identity: LedgerFile.Identity
  ) -> Bool {
    let hash = Self.hash(directory, name, identity)
    return young.contains(hash) || old.contains(hash)
  }

  mutating func insert(
    _ directory: String, _ name: PathBytes, _ identity: LedgerFile.Identity
  ) {
    if young.count >= generationMaximum {
      old = young
      young = []
    }
    young.insert(Self.hash(directory, name, identity))
  }

  private static func hash(
    _ directory: String, _ name: PathBytes, _ identity: LedgerFile.Identity
  ) -> Int {
    var hasher = Hasher()
    hasher.combine(directory)
    hasher.combine(name)
    hasher.combine(identity)
    return hasher.finalize()
  }
}
