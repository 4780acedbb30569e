extension Configuration {
  /// Numbers about the daemon for Prometheus.
  public struct Metrics: Sendable, Equatable {
    /// The file for the text file collector of the node exporter.
    public var file: String?
    /// How often the file is written.
    public var interval: Duration = .seconds(15)
    /// The port of loopback where they are served over HTTP.
    public var port: Int?

    /// The section with its defaults.
    public init() {}
  }
}

extension Configuration.Metrics: ConfigurationSection {
  mutating func bind(to reader: SectionReader) {
    reader.optional(
      "file", &file, .path(from: reader.folder),
      example: "/var/lib/prometheus/node-exporter/trailbell.prom")
    reader.value("interval", &interval, .duration(.seconds(1) ... .seconds(3_600)))
    reader.optional("port", &port, .count(1...65_535), example: "9464")
    if let file, !file.hasSuffix(".prom") {
      reader.reject(
        "file", given: [], fault: "the collector reads only files that end with .prom",
        mend: "name it trailbell.prom")
    }
  }
}
