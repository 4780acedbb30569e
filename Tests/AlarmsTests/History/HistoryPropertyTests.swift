import Testing

@testable import Alarms
@testable import Simulation

/// Alarms that refer to alarms, compared with episodes that are gathered anew at every level.
struct HistoryPropertyTests {
  @Test func `the episodes of all levels are those from scratch`() {
    var found = [0, 0, 0, 0, 0]
    for seed in Seeds.some(250) {
      let site = RandomHistorySite(seed: seed)
      let results = site.history(site.handed).episodes(
        settledSeconds: site.settled, activity: TrailActivity(minutes: site.activity))
      for alarm in site.alarms.indices {
        #expect(results[alarm] == site.slow.results(alarm), "alarm \(alarm) of \(site)")
        found[alarm] += results[alarm].count
      }
    }
    #expect(found.allSatisfy { $0 > 20 }, "\(found)")
  }

  @Test func `the order in which matches are handed over does not matter, nor do repeats`() {
    for seed in Seeds.some(300) {
      let site = RandomHistorySite(seed: seed)
      var random = SeededGenerator(seed: seed ^ 0x0DE4)
      var shuffled = site.handed + site.handed.prefix(5)
      random.shuffle(&shuffled)
      let activity = TrailActivity(minutes: site.activity)
      let expected = site.history(site.handed)
        .episodes(settledSeconds: site.settled, activity: activity)
      let results = site.history(shuffled)
        .episodes(settledSeconds: site.settled, activity: activity)
      #expect(results == expected, "\(site)")
    }
  }
}
