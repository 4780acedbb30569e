import Testing

@testable import Alarms

/// When a condition holds.
struct HoldingTimesTests {
  private func holding(
    _ window: Int64, _ threshold: Int, _ times: [Int64], within range: ClosedRange<Int64>? = nil
  ) -> [Int64] {
    EventCountCondition(windowSeconds: window, threshold: threshold).holdingTimes(
      of: times, within: range ?? (.min ... .max))
  }

  @Test func `random histories hold when a count from scratch says so`() {
    for seed in FirstSeed.value..<(FirstSeed.value + 20_000) {
      let history = RandomHistory(seed: seed)
      let times = history.condition.holdingTimes(of: history.times, within: .min ... .max)
      let expected = BruteForce.holdingTimes(history.condition, of: history.times)
      #expect(times == expected, "\(history)")
    }
  }

  @Test func `only the range that is asked for is judged, and all matches count`() {
    for seed in FirstSeed.value..<(FirstSeed.value + 5_000) {
      let history = RandomHistory(seed: seed)
      guard let first = history.times.first, let last = history.times.last else { continue }
      let middle = (first + last) / 2
      let times = history.condition.holdingTimes(of: history.times, within: middle...last)
      let expected = BruteForce.holdingTimes(history.condition, of: history.times)
      #expect(times == expected.filter { $0 >= middle }, "\(history)")
    }
  }

  @Test func `both ends of the window are inside it, to the second`() {
    #expect(holding(600, 2, [1_000, 1_600]) == [1_600])
    #expect(holding(600, 2, [1_000, 1_601]) == [])
    #expect(holding(600, 3, [1_000, 1_000, 1_600]) == [1_600])
    #expect(holding(600, 3, [999, 1_000, 1_600]) == [])
  }

  @Test func `a window of one second sees two seconds`() {
    #expect(holding(1, 2, [10, 11]) == [11])
    #expect(holding(1, 2, [10, 12]) == [])
    #expect(holding(1, 3, [10, 11, 12]) == [])
    #expect(holding(1, 3, [10, 11, 11]) == [11])
  }

  @Test func `a window without length sees its own second`() {
    #expect(holding(0, 2, [10, 10, 11]) == [10])
  }

  @Test func `a window of thirty days`() {
    let window: Int64 = 30 * 86_400
    #expect(holding(window, 2, [0, window]) == [window])
    #expect(holding(window, 2, [0, window + 1]) == [])
  }

  @Test func `a threshold of one holds at every match`() {
    #expect(holding(600, 1, [1, 2, 2, 3]) == [1, 2, 3])
    #expect(EventCountCondition(windowSeconds: -1, threshold: 0).threshold == 1)
    #expect(EventCountCondition(windowSeconds: -1, threshold: 0).windowSeconds == 0)
  }

  @Test func `matches of one second are seen together`() {
    #expect(holding(600, 5, [7, 7, 7, 7]) == [])
    #expect(holding(600, 5, [7, 7, 7, 7, 7]) == [7])
    #expect(holding(600, 5, [7, 7, 7, 7, 7, 7]) == [7])
  }

  @Test(arguments: [-1, 0, 4_102_444_799] as [Int64])
  func `times at the ends of the calendar are like any others`(time: Int64) {
    #expect(holding(60, 2, [time, time + 60]) == [time + 60])
    #expect(holding(60, 2, [time, time + 61]) == [])
    #expect(holding(60, 2, [time - 60, time], within: time...time) == [time])
  }

  @Test func `nothing holds without matches`() {
    #expect(holding(600, 1, []) == [])
  }
}
