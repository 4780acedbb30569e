extension Configuration {
  /// When the writer commits: at a count or after a while, whichever comes first.
  public struct Batch: Sendable, Equatable {
    /// The most events in one transaction; a single larger file still goes in whole.
    public var eventsMax = 10_000
    /// The longest that a decoded event waits for its transaction to fill.
    public var waitMax: Duration = .milliseconds(200)

    /// The section with its defaults.
    public init() {}
  }
}

extension Configuration.Batch: ConfigurationSection {
  mutating func bind(to reader: SectionReader) {
    reader.value("events_max", &eventsMax, .count(1...1_000_000))
    reader.value("wait_max", &waitMax, .duration(.milliseconds(1) ... .seconds(60)))
  }
}
