extension Configuration {
  /// The detections and correlations that are in force.
  public struct Rules: Sendable, Equatable {
    /// Rule files, and folders whose rule files all count.
    public var paths = ["/etc/trailbell/rules"]
    /// How long a detection without a correlation stays one episode after its last match.
    public var detectionWindow: Duration = .seconds(3600)

    /// The section with its defaults.
    public init() {}
  }
}

extension Configuration.Rules: ConfigurationSection {
  mutating func bind(to reader: SectionReader) {
    reader.list("paths", &paths, .path(from: reader.folder))
    reader.value(
      "detection_window", &detectionWindow, .duration(.seconds(1) ... .seconds(2_592_000)))
    reader.rejectOverlaps("paths", paths)
  }
}
