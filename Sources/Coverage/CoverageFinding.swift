import Retention

/// What stands out in a coverage, for people to look at.
public enum CoverageFinding: Sendable, Hashable {
  /// Events were deleted, so that the hours have fewer than were delivered.
  case deleted(PeriodDeletion)
  /// Neither files nor digests came for some hours.
  case gap(account: String, region: String, fromHour: Int, hours: Int)
  /// Files came without a digest, though there are digests around.
  case undigested(account: String, region: String, hours: Int)
  /// Events came more than an hour late.
  case late(account: String, region: String, events: Int, bySeconds: Int64)
  /// Files that could not be used, or only in part.
  case problems(account: String, region: String, files: Int)
  /// An account delivers from one region alone: its trail may be that of a single region.
  case singleRegion(account: String, region: String)
  /// Nothing came from where IAM, STS and sign-ins are recorded.
  case globalServicesMissing(account: String)
  /// Other accounts deliver from a region from which this one never did.
  case regionNeverSeen(account: String, region: String)
  /// There are no digests: silence cannot be told from loss.
  case noDigests(account: String)
  /// Data events of these sources: everything else is off, or was not used.
  case dataEvents(account: String, sources: [String])
  /// Whether CloudTrail Insights delivers.
  case insights(account: String, files: Int)
}

extension TrailCoverage {
  /// The region that records global services.
  ///
  /// Source: AWS CloudTrail User Guide, "Global service events".
  static let globalRegion = "us-east-1"

  /// What stands out, the gravest first.
  public var findings: [CoverageFinding] {
    let places = byPlace
    let seen = places.filter { $0.files > 0 || $0.digests > 0 }
    var findings = deletions.map(CoverageFinding.deleted)
    findings += seen.flatMap { place in
      place.gaps.map { gap in
        CoverageFinding.gap(
          account: place.account, region: place.region, fromHour: gap.lowerBound,
          hours: gap.count)
      }
    }
    for place in places where place.problemFiles > 0 {
      findings.append(
        .problems(account: place.account, region: place.region, files: place.problemFiles))
    }
    for place in seen {
      let undigested = place.states.count { $0 == .undigested }
      guard undigested > 0 else { continue }
      findings.append(
        .undigested(account: place.account, region: place.region, hours: undigested))
    }
    for place in places where place.lateEvents > 0 {
      findings.append(
        .late(
          account: place.account, region: place.region, events: place.lateEvents,
          bySeconds: place.lateByMaximum))
    }
    let allRegions = Set(seen.map(\.region))
    for (account, own) in Dictionary(grouping: seen, by: \.account).sorted(by: { $0.key < $1.key })
    {
      let lacksDataEvents = deletions.contains {
        $0.eventClass == .data && $0.concerns(account: account)
      }
      findings += Self.findings(
        account, own, allRegions: allRegions, knowsDataEvents: !lacksDataEvents)
    }
    return findings
  }

  private static func findings(
    _ account: String, _ places: [PlaceCoverage], allRegions: Set<String>, knowsDataEvents: Bool
  ) -> [CoverageFinding] {
    var findings: [CoverageFinding] = []
    let regions = Set(places.map(\.region))
    if regions.count == 1, let region = regions.first {
      findings.append(.singleRegion(account: account, region: region))
    }
    if !regions.contains(globalRegion) { findings.append(.globalServicesMissing(account: account)) }
    for region in allRegions.subtracting(regions).sorted() where region != globalRegion {
      findings.append(.regionNeverSeen(account: account, region: region))
    }
    if places.allSatisfy({ $0.digests == 0 }) { findings.append(.noDigests(account: account)) }
    let sources = places.reduce(into: Set<String>()) { $0.formUnion($1.dataSources) }
    // Of those that were deleted nobody knows any more which sources were on.
    if knowsDataEvents {
      findings.append(.dataEvents(account: account, sources: sources.sorted()))
    }
    let insights = places.reduce(0) { $0 + $1.insightFiles }
    findings.append(.insights(account: account, files: insights))
    return findings
  }
}
