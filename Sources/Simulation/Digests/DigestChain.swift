/// A chain of digests in the making: one for each account, region and trail.
public struct DigestChain: Sendable {
  /// A log file, as a digest lists it.
  public struct LogFile: Sendable {
    /// Its key in the bucket.
    public var object: String
    /// The SHA-256 of its uncompressed text, in hexadecimal digits.
    public var hash: String

    /// A log file from its parts.
    public init(object: String, hash: String) {
      self.object = object
      self.hash = hash
    }
  }

  /// The account.
  public var account: String
  /// The region.
  public var region: String
  /// The trail's name.
  public var trail = "example-trail"
  /// The region in which the trail was made.
  public var homeRegion = "us-east-1"
  /// The bucket.
  public var bucket = "example-cloudtrail-bucket"
  /// What stands before `AWSLogs` in keys, with its `/`, and behind it, such as an organisation.
  public var root = "AWSLogs/"
  /// Whether its digests are made later.
  public var isBackfill = false
  private var previous: SignedDigest?

  /// A chain without digests.
  public init(account: String, region: String) {
    self.account = account
    self.region = region
  }

  /// Signs the next digest.
  ///
  /// - Parameters:
  ///   - start: the first second that it covers, since 1970.
  ///   - end: the second at which its coverage ends.
  public mutating func next(
    from start: Int64, to end: Int64, files: [LogFile], by signer: DigestSigner
  ) throws(SimulationError) -> SignedDigest {
    let object = object(endSeconds: end)
    let endText = Self.time(end)
    var members = [
      ("awsAccountId", account), ("digestStartTime", Self.time(start)), ("digestEndTime", endText),
      ("digestS3Bucket", bucket), ("digestS3Object", object),
      ("digestPublicKeyFingerprint", signer.fingerprint),
      ("digestSignatureAlgorithm", "SHA256withRSA"),
    ].map { "\"\($0)\":\"\($1)\"" }
    members += ["\"newestEventTime\":null", "\"oldestEventTime\":null"]
    members += previousMembers
    let list = files.map { file in
      "{\"s3Bucket\":\"\(bucket)\",\"s3Object\":\"\(file.object)\",\"hashValue\":\"\(file.hash)\","
        + "\"hashAlgorithm\":\"SHA-256\",\"newestEventTime\":null,\"oldestEventTime\":null}"
    }
    members.append("\"logFiles\":[\(list.joined(separator: ","))]")
    let json = Array("{\(members.joined(separator: ","))}".utf8)
    let hash = DigestSigner.hash(of: json)
    let signed = "\(endText)\n\(bucket)/\(object)\n\(hash)\n\(previous?.signature ?? "null")"
    let digest = SignedDigest(
      object: object, json: json, hash: hash,
      signature: try signer.signature(of: Array(signed.utf8)),
      endSeconds: end)
    previous = digest
    return digest
  }

  /// Begins anew: the next digest names none before it.
  public mutating func restart() { previous = nil }

  private var previousMembers: [String] {
    let values = previous.map { previous in
      [bucket, previous.object, previous.hash, "SHA-256", previous.signature].map { "\"\($0)\"" }
    }
    let names = ["S3Bucket", "S3Object", "HashValue", "HashAlgorithm", "Signature"]
    return zip(names, values ?? names.map { _ in "null" }).map { "\"previousDigest\($0)\":\($1)" }
  }

  private func object(endSeconds: Int64) -> String {
    let text = Self.time(endSeconds)
    let day = String(text.prefix(10).map { $0 == "-" ? "/" : $0 })
    let stamp = String(text.filter { $0 != "-" && $0 != ":" })
    let name = [account, "CloudTrail-Digest", region, trail, homeRegion, stamp]
      .joined(separator: "_")
    return "\(root)\(account)/CloudTrail-Digest/\(region)/\(day)/\(name)"
      + "\(isBackfill ? "_backfill" : "").json.gz"
  }

  private static func time(_ seconds: Int64) -> String {
    var bytes: [UInt8] = []
    bytes.append(time: CivilTime(unixSeconds: seconds))
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A digest with its signature.
public struct SignedDigest: Sendable {
  /// Its key in the bucket.
  public let object: String
  /// Its text, before compression.
  public let json: [UInt8]
  /// The SHA-256 of the text, in hexadecimal digits.
  public let hash: String
  /// Its signature, in hexadecimal digits; it belongs into the metadata of its object.
  public let signature: String
  /// The end of what it covers, in seconds since 1970.
  public let endSeconds: Int64
}
