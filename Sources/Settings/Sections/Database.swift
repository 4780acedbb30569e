extension Configuration {
  /// The SQLite file and how it is written.
  public struct Database: Sendable, Equatable {
    /// What a commit waits for.
    public enum Synchronous: String, Sendable, CaseIterable {
      /// A commit is on the disk when it returns.
      case full
      /// A loss of power may take the last commits with it; a crash of the program may not.
      case normal
    }

    /// The SQLite file; its `-wal`, `-shm` and `.lock` stand beside it.
    public var path = "/var/lib/trailbell/trailbell.db"
    /// How much of the file the writer holds in memory.
    public var pageCacheBytes = 24.mebibytes
    /// What a commit waits for.
    ///
    /// Full by default: an alert that was sent must not be forgotten by a database that lost the
    /// commit behind it. A batch is one commit, so the wait is shared by thousands of events.
    public var synchronous = Synchronous.full
    /// How large the write-ahead log may grow before the writer stops to fold it in.
    public var walLimitBytes = 256.mebibytes
    /// How often the log is told how the chain over what is stored ends.
    public var sealInterval = Duration.seconds(600)

    /// The section with its defaults.
    public init() {}
  }
}

extension Configuration.Database: ConfigurationSection {
  mutating func bind(to reader: SectionReader) {
    reader.value("path", &path, .path(from: reader.folder))
    reader.value("page_cache", &pageCacheBytes, .size(1.mebibytes...16.gibibytes))
    reader.value("synchronous", &synchronous, .choice)
    reader.value("wal_limit", &walLimitBytes, .size(8.mebibytes...64.gibibytes))
    reader.value("seal_interval", &sealInterval, .duration(.seconds(1)...(.seconds(86_400))))
  }
}
