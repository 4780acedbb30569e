import CloudTrail

/// The time whose deliveries are judged, in seconds since 1970; without ends, all of it.
public struct VerifiedSpan: Sendable, Hashable {
  /// The first second.
  public var since: Int64?
  /// The second at which it ends.
  public var until: Int64?

  /// A span from its ends.
  public init(since: Int64? = nil, until: Int64? = nil) {
    self.since = since
    self.until = until
  }

  /// Whether a digest covers any of it.
  public func contains(_ digest: TrailDigest) -> Bool {
    // One that claims to cover nothing is judged by its end.
    let first = min(digest.startSeconds, digest.endSeconds - 1)
    return since.map { digest.endSeconds > $0 } ?? true && until.map { first < $0 } ?? true
  }

  /// Whether a digest that ends at a second, of which only the name is known, covers any of it.
  func contains(endSeconds: Int64) -> Bool {
    since.map { endSeconds > $0 } ?? true
      && until.map { endSeconds - Self.digestSeconds < $0 } ?? true
  }

  /// How long a digest covers, in seconds.
  private static let digestSeconds: Int64 = 3_600

  /// Whether a second is in it.
  public func contains(_ seconds: Int64) -> Bool {
    since.map { seconds >= $0 } ?? true && until.map { seconds < $0 } ?? true
  }

  /// Whether something that ended at a second lies before it.
  func isBehind(endSeconds: Int64) -> Bool { since.map { endSeconds <= $0 } ?? false }
}
