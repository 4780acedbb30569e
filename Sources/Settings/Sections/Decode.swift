extension Configuration {
  /// How trail files are taken apart, and the limits beyond which one is refused as hostile.
  public struct Decode: Sendable, Equatable {
    /// How many files are decoded side by side; 0 means one for each core.
    public var threads = 0
    /// The longest record that is read.
    public var recordSizeMaxBytes = 4.mebibytes
    /// The deepest nesting of objects and lists in a record.
    public var nestingDepthMax = 512
    /// The most that one trail file may inflate to.
    public var inflatedSizeMaxBytes = 256.mebibytes
    /// The most that one compressed byte may stand for, as an average over a file.
    public var inflateRatioMax = 200

    /// The section with its defaults.
    public init() {}

    /// How many decoders run on a machine with `cores` cores.
    public func threadCount(cores: Int) -> Int {
      threads == 0 ? min(max(cores, 1), Self.threadsMax) : threads
    }

    static let threadsMax = 64
  }
}

extension Configuration.Decode: ConfigurationSection {
  mutating func bind(to reader: SectionReader) {
    reader.value("threads", &threads, .count(0...Self.threadsMax))
    reader.value("record_size_max", &recordSizeMaxBytes, .size(64.kibibytes...256.mebibytes))
    // SQLite reads JSON no deeper than a thousand levels.
    reader.value("nesting_depth_max", &nestingDepthMax, .count(8...1000))
    reader.value("inflated_size_max", &inflatedSizeMaxBytes, .size(1.mebibytes...16.gibibytes))
    // Deflate cannot do better than 1032 to 1.
    reader.value("inflate_ratio_max", &inflateRatioMax, .count(20...1032))
    if recordSizeMaxBytes > inflatedSizeMaxBytes {
      reader.reject(
        "record_size_max", given: ["inflated_size_max"],
        fault: "a record of \(SizeText.format(recordSizeMaxBytes)) cannot fit into a file of "
          + SizeText.format(inflatedSizeMaxBytes),
        mend: "lower record_size_max or raise inflated_size_max")
    }
  }
}
