import CloudTrail
import Testing

@testable import Alarms
@testable import Simulation
@testable import Store

/// What is kept in memory is all there is, or is not given; and it is bounded.
struct MatchCacheTests {
  private static let groups = (0..<6).map { AlarmGroup(alarm: 0, key: $0) }

  private func sorted(_ seconds: some Sequence<Int64>) -> [GroupMatch] {
    seconds.sorted().map { GroupMatch(event: EventKey(seconds: $0, idHash: UInt64($0))) }
  }

  @Test(arguments: Seeds.some(200))
  func `answers are those of everything that was written, or none`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let maximum = [0, 500, 2_000, 20_000][random.number(below: 4)]
    let cache = MatchCache(byteCount: maximum)
    var written = Dictionary(uniqueKeysWithValues: Self.groups.map { ($0, Set<Int64>()) })
    var answers = 0
    for _ in 0..<300 {
      let group = Self.groups[random.number(below: Self.groups.count)]
      let now = Int64(random.number(below: 1_000))
      let known = written[group, default: []]
      switch random.number(below: 4) {
      case 0:
        let new = Set((0..<random.number(below: 8)).map { now + Int64($0) }).subtracting(known)
        written[group, default: []].formUnion(new)
        cache.add(sorted(new), to: group, isEventEnough: random.chance(0.5))
      case 1:
        cache.keep(RecentMatches(sorted(known.filter { $0 >= now }), since: now), of: group)
      case 2:
        let range = now...(now + Int64(random.number(below: 500)))
        guard let matches = cache.matches(of: group, in: range) else { continue }
        answers += 1
        #expect(matches == sorted(known.filter(range.contains)), "\(seed)")
      default:
        let range = now...(now + Int64(random.number(below: 500)))
        let since = now - Int64(random.number(below: 300))
        let last = random.number(below: 20)
        guard
          let times = cache.times(of: group, in: range, withLast: last, since: since)
        else { continue }
        answers += 1
        let before = known.filter { $0 >= since && $0 < now }.sorted().suffix(last)
        #expect(times == before + known.filter(range.contains).sorted(), "\(seed)")
      }
      #expect(cache.byteCount <= maximum, "\(seed)")
    }
    #expect(maximum < 20_000 || answers > 0, "\(seed)")
  }

  @Test func `what was asked for lately stays`() {
    let cache = MatchCache(byteCount: 3_000)
    for number in 0..<100 as Range<Int64> {
      let group = AlarmGroup(alarm: 1, key: number)
      cache.keep(RecentMatches(sorted(0..<10), since: 0), of: group)
      cache.keep(RecentMatches(sorted(0..<10), since: 0), of: Self.groups[0])
      #expect(cache.matches(of: Self.groups[0], in: 0...5) != nil)
      #expect(cache.matches(of: group, in: 0...5) != nil)
    }
    #expect(cache.matches(of: AlarmGroup(alarm: 1, key: 0), in: 0...5) == nil)
  }

  @Test func `an event that answers two rules is read again where both matter`() {
    let cache = MatchCache(byteCount: 10_000)
    let event = EventKey(seconds: 5, idHash: 1)
    let both = [GroupMatch(event: event), GroupMatch(event: event, references: 2)]
    for isEventEnough in [true, false] {
      cache.keep(RecentMatches([], since: 0), of: Self.groups[0])
      cache.add(both, to: Self.groups[0], isEventEnough: isEventEnough)
      let found = cache.matches(of: Self.groups[0], in: 0...9)
      #expect(found?.count == (isEventEnough ? 1 : nil))
    }
  }
}
