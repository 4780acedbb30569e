/// The public keys that are known, by their fingerprints.
public struct PublicKeys: Sendable {
  private var keys: [String: PublicKey] = [:]
  /// By the fingerprints that the files themselves give, which count first.
  private var named: [String: PublicKey] = [:]

  /// No keys: signatures cannot be checked then.
  public init() {}

  /// Whether no key is known.
  public var isEmpty: Bool { keys.isEmpty }

  /// Adds the keys of a file's content: an answer of `aws cloudtrail list-public-keys`, PEM, or DER.
  public mutating func add(_ content: [UInt8]) throws(PublicKeyFault) {
    for (key, fingerprint) in try PublicKeyFile.keys(content) {
      for name in key.fingerprints { keys[name] = key }
      if let fingerprint { named[fingerprint] = key }
    }
  }

  /// The key of a fingerprint.
  func key(_ fingerprint: String) -> PublicKey? {
    let name = fingerprint.lowercased()
    return named[name] ?? keys[name]
  }
}

/// Why a file holds no public keys, in words for a person.
public struct PublicKeyFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, and what to give instead.
  public let description: String

  init(_ reason: String) {
    description =
      "\(reason); give an answer of 'aws cloudtrail list-public-keys', or an RSA public key of 2048 "
      + "bits or more as PEM or DER"
  }
}
