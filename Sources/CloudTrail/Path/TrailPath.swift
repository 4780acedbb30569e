/// What the path of a trail file says.
///
/// The layout is `[prefix/]AWSLogs/[o-organisation/]account/CloudTrail…/region/Y/M/D/name`. The
/// prefix may be anything, so the path is read from `AWSLogs` on. Record and path can disagree about
/// account and region; both are kept.
/// Source: AWS CloudTrail User Guide, "Finding your CloudTrail log files".
public struct TrailPath: Sendable, Hashable {
  /// What a folder holds.
  public enum Folder: String, Sendable, CaseIterable {
    /// Management and data events.
    case events = "CloudTrail"
    /// Insights events.
    case insights = "CloudTrail-Insight"
    /// Network activity events.
    case networkActivity = "CloudTrail-NetworkActivity"
    /// Aggregated events.
    case aggregated = "CloudTrail-Aggregated"
    /// Digests of the files of an hour.
    case digests = "CloudTrail-Digest"
    /// Results of queries of CloudTrail Lake.
    case lakeQueries = "CloudTrail-Lake"
  }

  /// The folder, when the path names one.
  public let folder: Folder?
  /// The organisation of an organisation trail.
  public let organization: String?
  /// The account in whose folder the file lies.
  public let account: String?
  /// The region in whose folder the file lies.
  public let region: String?

  /// Whether the path leads through `AWSLogs`, the root of everything that CloudTrail delivers.
  public let isBelowRoot: Bool

  /// Reads a path with `/` between its parts, relative or absolute.
  public init(_ path: String) {
    let parts = path.split(separator: "/").map(String.init)
    isBelowRoot = parts.dropLast().contains("AWSLogs")
    // The last pair counts: a prefix may itself contain the word.
    guard let root = parts.lastIndex(of: "AWSLogs"),
      let folderIndex = parts[root...].firstIndex(where: { Folder(rawValue: $0) != nil })
    else {
      folder = nil
      organization = nil
      account = nil
      region = nil
      return
    }
    folder = Folder(rawValue: parts[folderIndex])
    let owners = parts[(root + 1)..<folderIndex]
    organization = owners.first { $0.hasPrefix("o-") }
    account = owners.last { !$0.hasPrefix("o-") }
    // Results of queries belong to no region.
    let hasRegion = folder != .lakeQueries && folderIndex + 2 < parts.count
    region = hasRegion ? parts[folderIndex + 1] : nil
  }
}
