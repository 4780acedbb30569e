/// Which names are taken for trail files, by the name alone.
///
/// `aws s3 sync` writes `x.json.gz.AbC12345` beside its goal and renames it when it is complete;
/// such a name ends in no known suffix, and so a half file is not seen before its time.
enum TrailFileName {
  /// The suffixes that are taken; `.gz` covers `.json.gz`, `.ndjson.gz` and `.jsonl.gz`.
  private static let suffixes: [[UInt8]] = [".gz", ".json", ".ndjson", ".jsonl"].map {
    Array($0.utf8)
  }

  /// What stands beside a digest, with the metadata of its object: it proves the digest's signature,
  /// and is no file of the trail.
  private static let metadataSuffix = Array(".json.gz.metadata.json".utf8)

  /// Whether a file of this name is read.
  static func isAccepted(_ name: PathBytes) -> Bool {
    if isHidden(name) || isDigestMetadata(name) { return false }
    return suffixes.contains { ends(name, in: $0) }
  }

  /// Whether it is the name of what stands beside a digest.
  static func isDigestMetadata(_ name: PathBytes) -> Bool { ends(name, in: metadataSuffix) }

  private static func ends(_ name: PathBytes, in suffix: [UInt8]) -> Bool {
    name.bytes.count > suffix.count && name.bytes.suffix(suffix.count).elementsEqual(suffix)
  }

  /// Whether the name begins with a dot: work files of copying tools, snapshots of file servers.
  static func isHidden(_ name: PathBytes) -> Bool {
    name.bytes.first == UInt8(ascii: ".")
  }
}
