import CloudTrail
import Rules
import Testing

@testable import Alarms
@testable import Simulation
@testable import Store

/// The promise: what is stored is a function of the stored matches and the clock alone.
struct StoredEpisodeTests {
  @Test
  func `whatever the order, batches, repeats and restarts, the episodes are those from scratch`()
    throws
  {
    var found = [0, 0, 0, 0, 0]
    let database = try KeptDatabase()
    for seed in [Self.movedChild] + Array(Seeds.some(10_000)) {
      var run = try RandomArrival(seed: seed, in: database)
      try run.play()
      let reference = run.reference
      for alarm in run.kept.site.alarms.indices {
        let stored = try run.kept.results(alarm)
        let difference = Self.difference(
          run.told(stored, alarm), run.told(reference.results(alarm), alarm))
        #expect(difference.isEmpty, "seed \(seed), alarm \(alarm): \(difference)")
        found[alarm] += stored.count
      }
    }
    #expect(found.allSatisfy { $0 > 200 }, "\(found)")
  }

  /// An episode that an unusual silence counts begins later than before, in one transaction.
  private static let movedChild: UInt64 = 405_728_227_532

  /// What one has and the other has not, in lines.
  private static func difference(
    _ stored: [GroupEpisodes], _ expected: [GroupEpisodes]
  ) -> [String] {
    func lines(_ groups: [GroupEpisodes]) -> [String] {
      groups.flatMap { group in
        group.entries.map { entry in
          let found = entry.found
          return "\(group.group) \(found.episode.startedAt)...\(found.episode.lastAt) ended "
            + "\(found.endedAt ?? -1) from \(found.evidenceStart) \(found.measured) "
            + "\(entry.evidence.map(\.value))"
        }
      }
    }
    let (stored, expected) = (lines(stored), lines(expected))
    return stored.filter { !expected.contains($0) }.map { "stored: \($0)" }
      + expected.filter { !stored.contains($0) }.map { "expected: \($0)" }
  }
}

/// The events of a random site, as they arrive in a random order and in random transactions.
private struct RandomArrival {
  let kept: KeptAlarms
  private var random: SeededGenerator
  private let settled: Int64
  private var arrived: Set<EventKey> = []

  init(seed: UInt64, in database: KeptDatabase) throws {
    let site = RandomHistorySite(seed: seed)
    random = SeededGenerator(seed: seed ^ 0xA221)
    let delay = Int64(random.number(below: 3) * random.number(below: 30))
    kept = try KeptAlarms(
      site, in: database,
      settings: AlarmSettings(
        deliveryDelaySeconds: delay, summaryAgeSeconds: random.chance(0.5) ? 100_000 : 5,
        // None, room for a handful, room for all.
        matchCacheByteCount: [0, 2_000, 1 << 20][random.number(below: 3)]),
      sinks: random.chance(0.5) ? ["sink"] : [],
      cacheByteCount: random.chance(0.5) ? 0 : 1 << 20)
    settled = site.settled
  }

  /// Lets everything arrive, some of it twice, while the clock goes on to its last time.
  mutating func play() throws {
    var events = Array(Set(kept.site.handed.map(\.event))).sorted()
    if random.chance(0.7) { random.shuffle(&events) }
    for event in events.prefix(3) { events.insert(event, at: random.number(below: events.count)) }
    let first = events.map(\.seconds).min() ?? 0
    // Before the last transaction any time may have been, but no later one.
    var clock = [settled]
    while random.chance(0.8) {
      let span = Int(min(max(settled - first, 1), 4_000)) + 40
      clock.append(settled - Int64(random.number(below: span)))
    }
    clock.sort()
    var position = 0
    for (index, time) in clock.enumerated() {
      let isLast = index == clock.count - 1
      let left = events.count - position
      let count = isLast ? left : random.number(below: left + 1)
      try commit(
        Array(events[position..<(position + count)]), settled: time,
        isLast || random.chance(0.7)
          ? .everything : ClockTrust.allCases[random.number(below: 2)])
      position += count
    }
  }

  private mutating func commit(
    _ events: [EventKey], settled: Int64, _ trust: ClockTrust
  ) throws {
    let now = settled + kept.settings.deliveryDelaySeconds
    if random.chance(0.2) {
      try kept.begin()
      for event in events.prefix(2) { try kept.add(event) }
      if random.chance(0.5) { _ = try kept.keeper.update(nowSeconds: now) }
      try kept.rollback()
    }
    if random.chance(0.3) { try kept.restart() }
    try kept.begin()
    for event in events { try kept.add(event) }
    try kept.commit(nowSeconds: now, trust)
  }

  /// The same from scratch, with no state.
  var reference: SlowHistory {
    SlowHistory(
      alarms: kept.site.alarms, handed: kept.site.handed, settled: settled,
      activity: kept.site.activity)
  }

  /// The episodes without what an event count does not tell: it stops counting at its threshold.
  func told(_ groups: [GroupEpisodes], _ alarm: Int) -> [GroupEpisodes] {
    guard case .eventCount = kept.site.alarms[alarm].condition else { return groups }
    return groups.map { group in
      GroupEpisodes(
        group: group.group,
        entries: group.entries.map { entry in
          let found = entry.found
          return GroupEpisodes.Entry(
            found: FoundEpisode(
              episode: found.episode, endedAt: found.endedAt, evidenceStart: found.evidenceStart,
              measured: Measure(value: 0)), evidence: entry.evidence)
        })
    }
  }
}
