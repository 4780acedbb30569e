import CloudTrail

/// Signatures of digests that their objects' metadata tell, which a sync to disk loses.
public struct DigestSignatures: Sendable {
  private var byObject: [String: String] = [:]
  private var byPath: [String: String] = [:]

  /// No signatures.
  public init() {}

  /// The keys of the objects that files of many answers tell of, in order.
  var objects: [String] { byObject.keys.sorted() }

  /// What the name of a file ends with that holds the metadata of the digest beside it.
  public static let fileSuffix = ".metadata.json"

  /// The path of the digest whose metadata a file holds; nil where it is no such file by its name.
  static func pathOfDigest(describedBy path: String) -> String? {
    guard path.hasSuffix(".json.gz" + fileSuffix) else { return nil }
    return String(path.dropLast(fileSuffix.count))
  }

  /// The signature of a digest.
  func signature(of digest: FoundDigest) -> String? {
    byPath[digest.path] ?? byObject[digest.digest.object]
  }

  /// Adds an answer of `aws s3api head-object` for the digest at a path.
  public mutating func add(answer content: [UInt8], ofPath path: String) throws(DigestFault) {
    guard let signature = Self.signature(in: try JSONDocument(content).root) else {
      throw DigestFault("it has no metadata with a signature")
    }
    byPath[path] = signature
  }

  /// Adds what a file says: `{key: {"metadata": {"signature": …}}}`, an answer of `head-object` or
  /// `{"signature": …}` for each key.
  public mutating func add(_ content: [UInt8]) throws(DigestFault) {
    let document = try JSONDocument(content)
    for (object, answer) in document.root.members {
      guard let signature = Self.signature(in: answer) else {
        throw DigestFault("'\(object)' has no metadata with a signature")
      }
      byObject[object] = signature
    }
  }

  private static func signature(in answer: JSONDocument.Value) -> String? {
    let places = [answer["metadata"], answer["Metadata"], answer]
    let names = ["signature", "x-amz-meta-signature"]
    return places.lazy.compactMap { place in
      names.lazy.compactMap { place?.text($0) }.first
    }.first
  }
}
