/// Everything that an operator decides about a running Trailbell.
///
/// Each section is a struct in a file of its own; its defaults are the initial values of its
/// properties, and nowhere else.
public struct Configuration: Sendable, Equatable {
  /// Where the trail files are.
  public var trail = Trail()
  /// The SQLite file.
  public var database = Database()
  /// How long events are kept.
  public var retention = Retention()
  /// What goes into one transaction.
  public var batch = Batch()
  /// How trail files are taken apart, and what is too much.
  public var decode = Decode()
  /// How CloudTrail's digests are judged.
  public var digests = Digests()
  /// Where the rules are, and how they are read.
  public var rules = Rules()
  /// When alerts are told.
  public var alerts = Alerts()
  /// Where they go.
  public var sinks = Sinks()
  /// Numbers about the daemon for Prometheus.
  public var metrics = Metrics()
  /// What Trailbell tells about itself.
  public var log = Log()

  /// The configuration of a file that sets nothing.
  public init() {}
}

extension Configuration: ConfigurationSection {
  mutating func bind(to reader: SectionReader) {
    reader.section("trail", &trail)
    reader.section("database", &database)
    reader.section("retention", &retention)
    reader.section("batch", &batch)
    reader.section("decode", &decode)
    reader.section("digests", &digests)
    reader.section("rules", &rules)
    reader.section("alerts", &alerts)
    reader.section("sinks", &sinks)
    reader.section("metrics", &metrics)
    reader.section("log", &log)
    // The watcher would wake at every write of its own.
    if let folder = trail.directories.first(where: { Paths.contains($0, database.path) }) {
      reader.reject(
        "database.path", given: ["trail.directories"],
        fault: "\(quoted(database.path)) lies inside the trail directory \(quoted(folder))",
        mend: "put the database beside the trail, not into it")
    }
  }
}

extension Configuration {
  /// Reads `file`; throws everything that is wrong with it at once.
  public static func load(file: String) throws(ConfigurationError) -> Configuration {
    let record = ReadingRecord(fileName: file, folder: ConfigurationFile.folder(of: file))
    let text: String
    do throws(DocumentFault) {
      text = try ConfigurationFile.text(of: file)
    } catch {
      record.report(error)
      throw ConfigurationError(problems: record.problems)
    }
    return try read(text, record)
  }

  /// Reads `text` as the content of `fileName`, in whose folder relative paths start.
  public static func parse(
    text: String, fileName: String
  ) throws(ConfigurationError) -> Configuration {
    let folder = ConfigurationFile.folder(of: fileName)
    return try read(text, ReadingRecord(fileName: fileName, folder: folder))
  }

  /// The values in force, one `key = value` a line, in the order of the sections.
  public func summaryLines() -> [String] {
    recorded().knownKeys.compactMap { key in
      key.effective.map { "\(key.keyPath) = \($0)" }
    }
  }

  /// What a reading of nothing sees: every key, and the values of this configuration in force.
  func recorded() -> ReadingRecord {
    let record = ReadingRecord(fileName: "", folder: "/")
    var copy = self
    copy.bind(to: SectionReader(nil, keyPath: "", record: record))
    return record
  }

  private static func read(
    _ text: String, _ record: ReadingRecord
  ) throws(ConfigurationError) -> Configuration {
    var configuration = Configuration()
    if let mapping = YAMLDocument(record: record).compose(text) {
      let reader = SectionReader(mapping, keyPath: "", record: record)
      configuration.bind(to: reader)
      reader.finish()
    }
    try record.finish()
    return configuration
  }
}
