import CloudTrail

/// A digest as it was found, with what its chain needs to know of it.
public struct FoundDigest: Sendable {
  /// Where it lies.
  public let path: String
  /// What it says; the list of log files may be left out.
  public let digest: TrailDigest
  /// The SHA-256 of its uncompressed bytes, in small hexadecimal digits.
  public let contentHash: String
  /// Whether bytes follow its gzip data.
  public let hasTrailingBytes: Bool
  /// How the keys of its bucket become paths; nil where it does not lie where it says.
  public let place: ObjectPlace?
  /// The chain that it belongs to.
  public let chain: ChainName

  /// A digest that was found at a path.
  public init(path: String, digest: TrailDigest, contentHash: String, hasTrailingBytes: Bool) {
    self.path = path
    self.digest = digest
    self.contentHash = contentHash
    self.hasTrailingBytes = hasTrailingBytes
    place = ObjectPlace(path: path, object: digest.object)
    chain = ChainName(digest)
  }

  /// The bytes that its signature belongs to.
  var stringToSign: [UInt8] { digest.stringToSign(contentHash: contentHash) }
}
