import CloudTrail
import Coverage
import Retention

/// Reads what a trail delivered, from the ledger and from the times of events.
///
/// Files are known by their names, of which a digest's says which hour it is about.
public final class CoverageReader {
  private let connection: Connection

  /// A reader on a connection.
  public init(_ connection: Connection) { self.connection = connection }

  /// A file as far as its events need it.
  private struct Delivery {
    let path: TrailPath
    let seconds: Int64?
  }

  /// How long back a coverage goes unless it is told, in seconds: fourteen days.
  public static let standardSpan: Int64 = 14 * 86_400

  /// The coverage from one second to another, both included.
  ///
  /// - Parameters:
  ///   - first: nil for fourteen days before the last.
  ///   - last: nil for the newest delivery.
  ///   - account: whose deletions are told; nil for all.
  public func coverage(
    from first: Int64?, through last: Int64?, account: String? = nil
  ) throws(DatabaseError) -> TrailCoverage {
    // One state of the database for both walks.
    try connection.execute("BEGIN")
    defer { try? connection.execute("COMMIT") }
    let files = try deliveries()
    var newest = files.values.compactMap(\.delivery.seconds).max()
    if newest == nil { newest = try newestEventSeconds() }
    let end = last ?? newest ?? 0
    var coverage = TrailCoverage(from: first ?? end - Self.standardSpan, through: end)
    for (delivery, isUsable) in files.values {
      coverage.addFile(delivery.path, at: delivery.seconds, isUsable: isUsable)
    }
    try addEvents(to: &coverage, files.mapValues(\.delivery))
    coverage.deletions = try PeriodDeletion.read(
      connection, from: coverage.firstSecond,
      through: coverage.second(ofHour: coverage.hourCount) - 1, account: account, [.events])
    return coverage
  }

  /// Where no file has a time in its name.
  private func newestEventSeconds() throws(DatabaseError) -> Int64? {
    try connection.number("SELECT max(time) FROM event")
  }

  private func deliveries() throws(DatabaseError) -> [Int64: (delivery: Delivery, isUsable: Bool)] {
    var directories: [Int64: TrailPath] = [:]
    let readDirectories = try connection.prepare("SELECT id, path FROM directory")
    while try readDirectories.step() {
      directories[readDirectories.number(0)] = TrailPath(readDirectories.text(1) + "/file")
    }
    let unknown = TrailPath("")
    var files: [Int64: (delivery: Delivery, isUsable: Bool)] = [:]
    let read = try connection.prepare(
      "SELECT id, directory, name, state IN ('complete', 'digest') AND rejected = 0 FROM file")
    while try read.step() {
      let delivery = Delivery(
        path: directories[read.number(1)] ?? unknown,
        seconds: DeliveryTime.seconds(of: read.text(2)))
      files[read.number(0)] = (delivery, read.number(3) != 0)
    }
    return files
  }

  /// Events of one hour that came from one place.
  private struct Heap {
    var count = 0
    var late = 0
    var lateBy: Int64 = 0

    mutating func add(_ delay: Int64) {
      count += 1
      guard delay > TrailCoverage.lateSeconds else { return }
      late += 1
      lateBy = max(lateBy, delay)
    }
  }

  private struct HeapKey: Hashable {
    let shape: Int64
    let hour: Int64
  }

  private func addEvents(
    to coverage: inout TrailCoverage, _ files: [Int64: Delivery]
  ) throws(DatabaseError) {
    let places = try shapePlaces()
    let read = try connection.prepare(
      "SELECT id, file, shape FROM event WHERE id >= ?1 AND id < ?2")
    read.bind(1, EventKey.first(ofSeconds: coverage.firstSecond).value)
    read.bind(
      2, EventKey.first(ofSeconds: coverage.second(ofHour: coverage.hourCount)).value)
    var heaps: [HeapKey: Heap] = [:]
    while try read.step() {
      let seconds = EventKey(value: read.number(0)).seconds
      let key = HeapKey(shape: read.number(2), hour: seconds / 3_600)
      let delay = files[read.number(1)]?.seconds.map { $0 - seconds } ?? 0
      heaps[key, default: Heap()].add(delay)
    }
    for (key, heap) in heaps {
      guard let place = places[key.shape] else { continue }
      coverage.addEvents(
        heap.count, account: place.account, region: place.region, at: key.hour * 3_600,
        late: heap.late, lateByMaximum: heap.lateBy)
      if place.isData {
        coverage.addDataSource(place.source, account: place.account, region: place.region)
      }
    }
  }

  private struct ShapePlace {
    let account: String
    let region: String
    let source: String
    let isData: Bool
  }

  private func shapePlaces() throws(DatabaseError) -> [Int64: ShapePlace] {
    var places: [Int64: ShapePlace] = [:]
    let read = try connection.prepare(
      "SELECT id, account, region, event_source, event_category = 'Data' FROM shape")
    while try read.step() {
      guard let account = read.optionalText(1), let region = read.optionalText(2) else { continue }
      places[read.number(0)] = ShapePlace(
        account: account, region: region, source: read.text(3), isData: read.number(4) != 0)
    }
    return places
  }
}
