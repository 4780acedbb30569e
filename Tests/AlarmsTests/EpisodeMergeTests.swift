import Testing

@testable import Alarms
@testable import Simulation

/// How episodes follow from the times at which a condition holds.
struct EpisodeMergeTests {
  /// Brings known episodes up to date the way that a store does it.
  private func apply(
    _ holding: [Int64], to episodes: [Episode], window: Int64
  ) -> [Episode] {
    let changes = EpisodeMerge.merge(episodes, holdingTimes: holding, windowSeconds: window)
    let replaced = Set(changes.flatMap(\.sources))
    let kept = episodes.enumerated().filter { !replaced.contains($0.offset) }.map(\.element)
    return (kept + changes.map(\.episode)).sorted { $0.startedAt < $1.startedAt }
  }

  @Test func `all matches at once give the episodes of a count from scratch`() {
    for seed in FirstSeed.value..<(FirstSeed.value + 10_000) {
      let history = RandomHistory(seed: seed)
      let holding = BruteForce.holdingTimes(history.condition, of: history.times)
      let episodes = apply(holding, to: [], window: history.condition.windowSeconds)
      #expect(episodes == BruteForce.episodes(history.condition, of: history.times), "\(history)")
    }
  }

  @Test func `the order and size of batches do not matter`() {
    for seed in FirstSeed.value..<(FirstSeed.value + 5_000) {
      let history = RandomHistory(seed: seed)
      var random = SeededGenerator(seed: seed ^ 0xBA7C)
      var known: [Int64] = []
      var episodes: [Episode] = []
      for batch in history.batches(&random) {
        known = (known + batch).sorted()
        let holding = history.condition.holdingTimes(of: known, within: .min ... .max)
        episodes = apply(holding, to: episodes, window: history.condition.windowSeconds)
      }
      #expect(episodes == BruteForce.episodes(history.condition, of: history.times), "\(history)")
    }
  }

  @Test func `holding times may come in any order and more than once`() {
    let changes = EpisodeMerge.merge([], holdingTimes: [30, 10, 20, 10], windowSeconds: 10)
    #expect(changes.map(\.episode) == [Episode(startedAt: 10, lastAt: 30)])
  }

  @Test func `a gap of the window joins, a second more parts`() {
    let joined = EpisodeMerge.merge([], holdingTimes: [100, 160], windowSeconds: 60)
    #expect(joined.map(\.episode) == [Episode(startedAt: 100, lastAt: 160)])
    let parted = EpisodeMerge.merge([], holdingTimes: [100, 161], windowSeconds: 60)
    #expect(parted.map(\.episode.startedAt) == [100, 161])
  }

  @Test func `a time in the gap makes one episode of two, and names both`() {
    let known = [Episode(startedAt: 100, lastAt: 150), Episode(startedAt: 250, lastAt: 300)]
    let changes = EpisodeMerge.merge(known, holdingTimes: [200], windowSeconds: 60)
    #expect(changes.map(\.sources) == [[0, 1]])
    #expect(changes.map(\.episode) == [Episode(startedAt: 100, lastAt: 300)])
  }

  @Test func `a time inside an episode changes nothing`() {
    let known = [Episode(startedAt: 100, lastAt: 200)]
    #expect(EpisodeMerge.merge(known, holdingTimes: [150, 200], windowSeconds: 60).isEmpty)
    #expect(EpisodeMerge.merge(known, holdingTimes: [], windowSeconds: 60).isEmpty)
  }

  @Test func `an episode grows to both sides`() {
    let known = [Episode(startedAt: 100, lastAt: 200)]
    let changes = EpisodeMerge.merge(known, holdingTimes: [40, 260], windowSeconds: 60)
    #expect(changes.map(\.sources) == [[0]])
    #expect(changes.map(\.episode) == [Episode(startedAt: 40, lastAt: 260)])
  }
}
