import CloudTrail

/// Which chain a digest belongs to: one for each account, region and trail, and one for backfills.
public struct ChainName: Sendable, Hashable {
  /// The account whose log files its digests list.
  public let account: String
  /// The region whose log files they list.
  public let region: String
  /// The trail's name.
  public let trail: String
  /// The region in which the trail was made.
  public let homeRegion: String
  /// Whether its digests were made later.
  public let isBackfill: Bool

  /// A chain by its parts.
  public init(
    account: String, region: String, trail: String, homeRegion: String, isBackfill: Bool
  ) {
    self.account = account
    self.region = region
    self.trail = trail
    self.homeRegion = homeRegion
    self.isBackfill = isBackfill
  }

  /// The chain that a digest belongs to, by its own key.
  public init(_ digest: TrailDigest) {
    guard let name = DigestName(digest.object) else {
      // A key of no known form: it is signed, so it is what CloudTrail made of it.
      let path = TrailPath(digest.object)
      self.init(
        account: digest.account, region: path.region ?? "", trail: "", homeRegion: "",
        isBackfill: false)
      return
    }
    self.init(
      account: name.account, region: name.region, trail: name.trail, homeRegion: name.homeRegion,
      isBackfill: name.isBackfill)
  }

  private var parts: [String] { [account, region, trail, homeRegion, isBackfill ? "1" : "0"] }
}

extension ChainName: Comparable {
  /// By account, region and trail.
  public static func < (left: Self, right: Self) -> Bool {
    left.parts.lexicographicallyPrecedes(right.parts)
  }
}
