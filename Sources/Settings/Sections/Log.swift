extension Configuration {
  /// What Trailbell tells about itself; alerts are not part of it.
  public struct Log: Sendable, Equatable {
    /// How much is told, in the words of swift-log, ascending.
    public enum Level: String, Sendable, CaseIterable {
      case trace, debug, info, notice, warning, error, critical
    }

    /// The least weighty message that is still written.
    public var level = Level.info

    /// The section with its defaults.
    public init() {}
  }
}

extension Configuration.Log: ConfigurationSection {
  mutating func bind(to reader: SectionReader) {
    reader.value("level", &level, .choice)
  }
}
