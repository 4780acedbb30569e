extension Configuration {
  /// How CloudTrail's digests are judged as they arrive.
  public struct Digests: Sendable, Equatable {
    /// Files with public keys; without any, signatures are not checked.
    public var publicKeys: [String] = []
    /// Files with metadata of digest objects, which tells signatures.
    public var metadata: [String] = []
    /// How long after a digest what it names may still be on its way.
    public var waitMax: Duration = .seconds(3_600)
    /// Whether log files that no digest lists are a problem.
    public var ringsForUnlisted = true

    /// The section with its defaults.
    public init() {}
  }
}

extension Configuration.Digests: ConfigurationSection {
  mutating func bind(to reader: SectionReader) {
    reader.list("public_keys", &publicKeys, .path(from: reader.folder), mayBeEmpty: true)
    reader.list("metadata", &metadata, .path(from: reader.folder), mayBeEmpty: true)
    reader.value("wait_max", &waitMax, .duration(.zero ... .seconds(2_592_000)))
    reader.value("unlisted", &ringsForUnlisted, .flag)
  }
}
