import Integrity

/// How digests are judged as they arrive.
public struct DigestSettings: Sendable {
  /// The public keys that are known; without any, signatures are not checked.
  public var keys: PublicKeys
  /// Signatures that are known from elsewhere than from the next digest.
  public var signatures: DigestSignatures
  /// How long after a digest what it lists, and the digest before it, may still be on its way, in
  /// seconds.
  public var waitSeconds: Int64
  /// Whether log files that no digest lists are a problem.
  public var judgesUnlisted: Bool

  /// Settings with their defaults.
  public init(
    keys: PublicKeys = PublicKeys(), signatures: DigestSignatures = DigestSignatures(),
    waitSeconds: Int64 = 3_600, judgesUnlisted: Bool = true
  ) {
    self.keys = keys
    self.signatures = signatures
    self.waitSeconds = waitSeconds
    self.judgesUnlisted = judgesUnlisted
  }
}
