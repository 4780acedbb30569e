/// A digest: what CloudTrail signs once an hour for each trail and region, to say which log files it
/// delivered and what their content was.
///
/// Source: AWS CloudTrail User Guide, "CloudTrail digest file structure".
public struct TrailDigest: Sendable, Hashable {
  /// The digest before this one in its chain, as this one names it.
  public struct Previous: Sendable, Hashable {
    /// The bucket that it was delivered to.
    public var bucket: String
    /// Its key in the bucket.
    public var object: String
    /// The SHA-256 of its uncompressed bytes, in hexadecimal digits; nil where the digest has none.
    public var hash: String?
    /// Its signature in hexadecimal digits, exactly as written: this text is itself signed.
    public var signature: String

    /// A previous digest from its parts.
    public init(bucket: String, object: String, hash: String?, signature: String) {
      self.bucket = bucket
      self.object = object
      self.hash = hash
      self.signature = signature
    }
  }

  /// A log file that the digest lists.
  public struct LogFile: Sendable, Hashable {
    /// The bucket that it was delivered to.
    public var bucket: String
    /// Its key in the bucket.
    public var object: String
    /// The SHA-256 of its uncompressed bytes, in hexadecimal digits.
    public var hash: String

    /// A log file from its parts.
    public init(bucket: String, object: String, hash: String) {
      self.bucket = bucket
      self.object = object
      self.hash = hash
    }
  }

  /// The account whose log files it lists.
  public var account: String
  /// The first second of delivery that it covers, since 1970.
  public var startSeconds: Int64
  /// The second at which its coverage ends, since 1970.
  public var endSeconds: Int64
  /// The end exactly as written: this text is signed.
  public var endText: String
  /// The bucket that it was delivered to.
  public var bucket: String
  /// Its own key in the bucket.
  public var object: String
  /// Which public key its signature belongs to.
  public var keyFingerprint: String
  /// The algorithm of its signature; CloudTrail knows `SHA256withRSA` alone.
  public var signatureAlgorithm: String?
  /// The digest before it; nil in the first of a chain.
  public var previous: Previous?
  /// What was delivered meanwhile; nothing is as good as something: it proves that nothing was.
  public var logFiles: [LogFile]

  /// A digest from its parts.
  public init(
    account: String, startSeconds: Int64, endSeconds: Int64, endText: String, bucket: String,
    object: String, keyFingerprint: String, signatureAlgorithm: String?, previous: Previous?,
    logFiles: [LogFile]
  ) {
    self.account = account
    self.startSeconds = startSeconds
    self.endSeconds = endSeconds
    self.endText = endText
    self.bucket = bucket
    self.object = object
    self.keyFingerprint = keyFingerprint
    self.signatureAlgorithm = signatureAlgorithm
    self.previous = previous
    self.logFiles = logFiles
  }

  /// The one signature algorithm that there is.
  public static let signatureAlgorithm = "SHA256withRSA"

  /// The largest digest that is read, in bytes: one of over a hundred thousand log files, which is far more
  /// than CloudTrail delivers in an hour of a region.
  public static let byteMaximum = 64 << 20

  /// The bytes that CloudTrail signs.
  ///
  /// Source: AWS CloudTrail User Guide, "Custom implementations of log file integrity validation".
  ///
  /// - Parameter contentHash: the SHA-256 of the digest's uncompressed bytes, in small hexadecimal
  ///   digits.
  public func stringToSign(contentHash: String) -> [UInt8] {
    let lines = [endText, "\(bucket)/\(object)", contentHash, previous?.signature ?? "null"]
    return Array(lines.joined(separator: "\n").utf8)
  }
}
