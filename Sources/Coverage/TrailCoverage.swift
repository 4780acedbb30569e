import CloudTrail
import Retention

/// What a trail delivered over some hours, by account and region.
public struct TrailCoverage: Sendable {
  /// The beginning of the first hour, in seconds since 1970.
  public let firstSecond: Int64
  /// How many hours are looked at.
  public let hourCount: Int
  /// Whether more hours were asked for than are looked at.
  public let isCut: Bool
  /// How many files lie in no folder of CloudTrail's layout.
  public private(set) var strayFiles = 0
  /// What was deleted of these hours.
  public var deletions: [PeriodDeletion] = []

  private var places: [Place: PlaceCoverage] = [:]

  private struct Place: Hashable {
    let account: String
    let region: String
  }

  /// From how late on an event is late, in seconds: CloudTrail delivers within about five minutes,
  /// and promises nothing.
  public static let lateSeconds: Int64 = 3_600
  /// The most hours that are looked at: a year and a day.
  public static let hourMaximum = 8_784

  /// The hours from one second to another, both included.
  public init(from first: Int64, through last: Int64) {
    let firstHour = Self.hour(of: first)
    firstSecond = firstHour * 3_600
    let count = max(0, Self.hour(of: last) - firstHour) + 1
    isCut = count > Int64(Self.hourMaximum)
    hourCount = Int(min(count, Int64(Self.hourMaximum)))
  }

  /// The places by account and region.
  public var byPlace: [PlaceCoverage] {
    places.values.sorted { ($0.account, $0.region) < ($1.account, $1.region) }
  }

  /// Adds a file of the ledger.
  ///
  /// - Parameters:
  ///   - path: what its folder says.
  ///   - seconds: the time in its name.
  ///   - isUsable: whether all of it was used.
  public mutating func addFile(_ path: TrailPath, at seconds: Int64?, isUsable: Bool) {
    guard let folder = path.folder, let account = path.account, let region = path.region else {
      if path.folder != .lakeQueries { strayFiles += 1 }
      return
    }
    guard let seconds else {
      strayFiles += 1
      return
    }
    // A digest is named after the end of its hour.
    let moment = folder == .digests ? seconds - 1_800 : seconds
    guard let index = index(of: moment) else { return }
    change(account, region) { place in
      switch folder {
      case .digests: place.hours[index].digests += 1
      case .insights: place.insightFiles += 1
      case .networkActivity: place.networkFiles += 1
      case .events, .aggregated: place.hours[index].files += 1
      case .lakeQueries: break
      }
      if !isUsable { place.problemFiles += 1 }
    }
  }

  /// Adds events of one hour and place, of which some were late.
  public mutating func addEvents(
    _ count: Int, account: String, region: String, at seconds: Int64, late: Int,
    lateByMaximum: Int64
  ) {
    guard let index = index(of: seconds) else { return }
    change(account, region) { place in
      place.hours[index].events += count
      place.hours[index].lateEvents += late
      place.lateByMaximum = max(place.lateByMaximum, lateByMaximum)
    }
  }

  /// Adds a source of data events.
  public mutating func addDataSource(_ source: String, account: String, region: String) {
    change(account, region) { $0.dataSources.insert(source) }
  }

  /// The beginning of an hour, in seconds since 1970.
  public func second(ofHour index: Int) -> Int64 { firstSecond + Int64(index) * 3_600 }

  /// The hour of a time; nil where it is not looked at.
  public func index(of seconds: Int64) -> Int? {
    let index = Self.hour(of: seconds) - firstSecond / 3_600
    return index >= 0 && index < Int64(hourCount) ? Int(index) : nil
  }

  private static func hour(of seconds: Int64) -> Int64 {
    seconds >= 0 ? seconds / 3_600 : (seconds - 3_599) / 3_600
  }

  /// How many places are kept apart: more than any organisation has, less than an attacker can write.
  private static let placeMaximum = 20_000

  private mutating func change(
    _ account: String, _ region: String, _ body: (inout PlaceCoverage) -> Void
  ) {
    let place = Place(account: account, region: region)
    guard places[place] != nil || places.count < Self.placeMaximum else {
      strayFiles += 1
      return
    }
    body(
      &places[
        place,
        default: PlaceCoverage(
          account: account, region: region, hourCount: hourCount)])
  }
}
