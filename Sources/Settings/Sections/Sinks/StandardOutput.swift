extension Configuration {
  /// The sink that needs no network: one line for each change of an alert.
  public struct StandardOutput: Sendable, Equatable {
    /// What a line looks like.
    public enum Format: String, Sendable, CaseIterable {
      /// A sentence for people.
      case line
      /// One JSON object.
      case json
    }

    /// Whether alerts are written to standard output at all.
    public var enabled = true
    /// What a line looks like.
    public var format = Format.line
    /// Which alerts, how many, and in which words.
    public var choice = SinkChoice()

    /// The section with its defaults.
    public init() {}
  }
}

extension Configuration.StandardOutput: ConfigurationSection {
  mutating func bind(to reader: SectionReader) {
    reader.value("enabled", &enabled, .flag)
    reader.value("format", &format, .choice)
    choice.bind(to: reader)
  }
}
