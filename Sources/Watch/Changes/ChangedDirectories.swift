/// The directories that changed and were not reported yet, gathered for a moment.
struct ChangedDirectories {
  private var paths: Set<PathBytes> = []
  private var due = MonotonicTime.never
  private let limit: Int
  private let debounceMilliseconds: Int

  init(limit: Int, debounceMilliseconds: Int) {
    self.limit = limit
    self.debounceMilliseconds = debounceMilliseconds
  }

  /// When the gathered directories are to be reported.
  ///
  /// The moment runs from the first change and is not put off by later ones: a steady stream of
  /// files is reported in steps, not when it ends.
  var reportTime: MonotonicTime { due }

  /// Adds a directory; false when there are too many to be listed.
  mutating func insert(_ path: PathBytes) -> Bool {
    if paths.isEmpty { due = .now().adding(milliseconds: debounceMilliseconds) }
    if paths.count >= limit { return paths.contains(path) }
    paths.insert(path)
    return true
  }

  /// Takes all directories out, sorted.
  mutating func take() -> [PathBytes] {
    let taken = paths.sorted()
    removeAll()
    return taken
  }

  mutating func removeAll() {
    paths.removeAll()
    due = .never
  }
}
