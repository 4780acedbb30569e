extension Configuration {
  /// Where alerts go.
  public struct Alerts: Sendable, Equatable {
    /// Standard output, which under systemd is the journal.
    public var stdout = StandardOutput()

    /// The section with its defaults.
    public init() {}
  }

  /// How grave an alert is, in the words of Sigma, ascending.
  public enum AlertLevel: String, Sendable, CaseIterable, Comparable {
    case informational, low, medium, high, critical

    /// Whether `first` is less grave than `second`.
    public static func < (first: AlertLevel, second: AlertLevel) -> Bool {
      first.rank < second.rank
    }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }
}

extension Configuration.Alerts {
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
    /// Less grave alerts are stored, but not written out.
    public var levelMin = Configuration.AlertLevel.informational

    /// The section with its defaults.
    public init() {}
  }
}

extension Configuration.Alerts: ConfigurationSection {
  mutating func bind(to reader: SectionReader) {
    reader.section("stdout", &stdout)
  }
}

extension Configuration.Alerts.StandardOutput: ConfigurationSection {
  mutating func bind(to reader: SectionReader) {
    reader.value("enabled", &enabled, .flag)
    reader.value("format", &format, .choice)
    reader.value("level_min", &levelMin, .choice)
  }
}
