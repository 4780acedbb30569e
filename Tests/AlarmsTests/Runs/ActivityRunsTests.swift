import CloudTrail
import Rules
import Testing

@testable import Alarms
@testable import Simulation

/// Runs of matches tell of silences and first sightings what all matches tell.
struct ActivityRunsTests {
  /// Matches at few distinct times, and the windows that make their edges coincide.
  private struct History {
    let window: Int64
    let times: [Int64]

    init(seed: UInt64) {
      var random = SeededGenerator(seed: seed)
      window = Int64(random.number(below: 6))
      times = (0..<random.number(below: 12)).map { _ in Int64(100 + random.number(below: 25)) }
    }

    /// Each match with a key of its own.
    var matches: [GroupMatch] {
      times.enumerated().map {
        GroupMatch(event: EventKey(seconds: $0.element, idHash: UInt64($0.offset)))
      }.sorted()
    }

    var runs: ActivityRuns<EventKey> {
      var runs = ActivityRuns<EventKey>(windowSeconds: window)
      for (offset, time) in times.enumerated() {
        runs.add(EventKey(seconds: time, idHash: UInt64(offset)), at: time)
      }
      return runs
    }
  }

  @Test func `silences are those of all matches`() {
    for seed in Seeds.some(400) {
      let history = History(seed: seed)
      let finder = EpisodeFinder(condition: .absence, windowSeconds: history.window)
      for settled in [99, 110, 118, 200] as [Int64] {
        let expected = finder.absences(of: history.matches, settledSeconds: settled)
        let found = history.runs.absences(settledSeconds: settled)
        #expect(found.map(\.found) == expected, "seed \(seed)")
        for entry in found {
          let range = entry.found.evidenceStart...entry.found.episode.lastAt
          let evidence = history.matches.filter { range.contains($0.seconds) }.map(\.event)
          #expect(entry.evidence.sorted() == evidence, "seed \(seed)")
        }
      }
    }
  }

  @Test func `first sightings are those of all matches`() {
    for seed in Seeds.some(400) {
      let history = History(seed: seed)
      let condition = AlarmCondition.firstSeen(learningSeconds: 5)
      let finder = EpisodeFinder(condition: condition, windowSeconds: history.window)
      for (settled, known) in [(99, 90), (112, 90), (200, 105)] as [(Int64, Int64)] {
        let context = JudgingContext(settledSeconds: settled, knownSince: known)
        let found = history.runs.firstSightings(
          learningSeconds: 5, knownSince: known, settledSeconds: settled)
        #expect(
          found.map(\.found) == finder.episodes(of: history.matches, in: context), "seed \(seed)")
        for entry in found {
          let seconds = entry.found.episode.startedAt
          let evidence = history.matches.filter { $0.seconds == seconds }.map(\.event)
          #expect(entry.evidence.sorted() == evidence, "seed \(seed)")
        }
      }
    }
  }

  @Test func `runs are the same in any order, and a match twice is one`() {
    for seed in Seeds.some(400) {
      let history = History(seed: seed)
      var backwards = ActivityRuns<EventKey>(windowSeconds: history.window)
      for (offset, time) in history.times.enumerated().reversed() {
        for _ in 0..<2 { backwards.add(EventKey(seconds: time, idHash: UInt64(offset)), at: time) }
      }
      #expect(backwards.runs.map(\.first) == history.runs.runs.map(\.first), "seed \(seed)")
      #expect(backwards.runs.map(\.last) == history.runs.runs.map(\.last), "seed \(seed)")
      #expect(backwards.runs.map(\.lastEvents) == history.runs.runs.map(\.lastEvents))
    }
  }
}
