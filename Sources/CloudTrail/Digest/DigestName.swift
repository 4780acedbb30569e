/// What the name of a digest file says.
///
/// `account_CloudTrail-Digest_region_trail_homeRegion_YYYYMMDDTHHMMSSZ[_backfill].json.gz`, where the
/// trail's own name may hold `_`, `-` and `.`: so it is read from both ends.
public struct DigestName: Sendable, Hashable {
  /// The account whose log files the digest lists.
  public let account: String
  /// The region whose log files it lists.
  public let region: String
  /// The trail's name.
  public let trail: String
  /// The region in which the trail was made.
  public let homeRegion: String
  /// The end of what it covers, in seconds since 1970.
  public let endSeconds: Int64
  /// Whether it was made later, in a chain of its own.
  public let isBackfill: Bool

  private static let kind = "CloudTrail-Digest"
  private static let backfill = "_backfill"
  private static let suffixes = [".json.gz", ".json"]

  /// A name from its parts.
  public init(
    account: String, region: String, trail: String, homeRegion: String, endSeconds: Int64,
    isBackfill: Bool
  ) {
    self.account = account
    self.region = region
    self.trail = trail
    self.homeRegion = homeRegion
    self.endSeconds = endSeconds
    self.isBackfill = isBackfill
  }

  /// Reads a file's name, or a whole path or key of which the last part counts.
  public init?(_ path: String) {
    let name = FileName.of(path)
    // Most names are those of log files, and told by what follows the account.
    guard let account = name.utf8.firstIndex(of: UInt8(ascii: "_")),
      name.utf8[account...].dropFirst().starts(with: Self.kind.utf8)
    else { return nil }
    guard let suffix = Self.suffixes.first(where: name.hasSuffix) else { return nil }
    var stem = name.dropLast(suffix.count)
    let isBackfill = stem.hasSuffix(Self.backfill)
    if isBackfill { stem = stem.dropLast(Self.backfill.count) }
    let parts = stem.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 6, parts[1] == Self.kind,
      let end = DeliveryTime.seconds(ofCompact: parts[parts.count - 1])
    else { return nil }
    self.init(
      account: parts[0], region: parts[2],
      trail: parts[3..<(parts.count - 2)].joined(separator: "_"),
      homeRegion: parts[parts.count - 2], endSeconds: end, isBackfill: isBackfill)
  }

  /// The name that a digest of the same chain has which ends at another time.
  public func text(endSeconds: Int64) -> String {
    let end = DeliveryTime.compactText(ofSeconds: endSeconds)
    return [account, Self.kind, region, trail, homeRegion, end].joined(separator: "_")
      + (isBackfill ? Self.backfill : "") + Self.suffixes[0]
  }
}
