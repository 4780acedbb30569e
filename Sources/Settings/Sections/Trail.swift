extension Configuration {
  /// The directory trees in which trail files land.
  public struct Trail: Sendable, Equatable {
    /// The roots of the watched trees; at least one, and none inside another.
    public var directories = ["/var/lib/trailbell/trail"]
    /// How often the whole tree is listed again.
    public var rescanInterval: Duration = .seconds(60)
    /// Whether the kernel is asked to tell of new files at once.
    public var inotifyEnabled = true

    /// The section with its defaults.
    public init() {}
  }
}

extension Configuration.Trail: ConfigurationSection {
  mutating func bind(to reader: SectionReader) {
    reader.list("directories", &directories, .path(from: reader.folder))
    reader.value("rescan_interval", &rescanInterval, .duration(.seconds(1) ... .seconds(86_400)))
    reader.value("inotify", &inotifyEnabled, .flag)
    reader.rejectOverlaps("directories", directories)
  }
}
