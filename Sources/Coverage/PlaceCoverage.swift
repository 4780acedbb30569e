/// What came from one account and region, hour by hour.
public struct PlaceCoverage: Sendable {
  /// The account's number.
  public let account: String
  /// The region.
  public let region: String
  /// The hours from the coverage's first one on.
  public internal(set) var hours: [CoverageHour]
  /// How late the latest event was delivered, in seconds.
  public internal(set) var lateByMaximum: Int64 = 0
  /// Files of Insights.
  public internal(set) var insightFiles = 0
  /// Files of network activity.
  public internal(set) var networkFiles = 0
  /// Files that could not be used, or only in part.
  public internal(set) var problemFiles = 0
  /// The sources of data events.
  public internal(set) var dataSources: Set<String> = []

  init(account: String, region: String, hourCount: Int) {
    self.account = account
    self.region = region
    hours = Array(repeating: CoverageHour(), count: hourCount)
  }

  /// Trail files.
  public var files: Int { hours.reduce(0) { $0 + $1.files } }
  /// Digests.
  public var digests: Int { hours.reduce(0) { $0 + $1.digests } }
  /// Stored events.
  public var events: Int { hours.reduce(0) { $0 + $1.events } }
  /// Events that were delivered more than an hour late.
  public var lateEvents: Int { hours.reduce(0) { $0 + $1.lateEvents } }

  /// What each hour means.
  public var states: [CoverageHour.State] {
    let isSeen = { (hour: CoverageHour) in hour.files > 0 || hour.digests > 0 }
    guard let first = hours.firstIndex(where: isSeen), let last = hours.lastIndex(where: isSeen)
    else { return hours.map { _ in .outside } }
    let firstDigest = hours.firstIndex { $0.digests > 0 }
    let lastDigest = hours.lastIndex { $0.digests > 0 }
    return hours.indices.map { index in
      guard (first...last).contains(index) else { return .outside }
      let hour = hours[index]
      // Digests can begin later than files, and the newest is still to come.
      let isDigested = firstDigest.map { $0 <= index } ?? false && lastDigest ?? -1 >= index
      if hour.files > 0 { return isDigested && hour.digests == 0 ? .undigested : .files }
      if hour.digests > 0 { return .silent }
      return isDigested ? .gap : .unknown
    }
  }

  /// The stretches of hours in which something is missing.
  public var gaps: [Range<Int>] {
    var gaps: [Range<Int>] = []
    for (index, state) in states.enumerated() where state == .gap {
      if let last = gaps.last, last.upperBound == index {
        gaps[gaps.count - 1] = last.lowerBound..<(index + 1)
      } else {
        gaps.append(index..<(index + 1))
      }
    }
    return gaps
  }
}
