import Testing

@testable import Daemon

/// When the clock is said to have jumped.
struct ClockWatchTests {
  /// What is found at looks a second apart, at which the time of day has moved on by so much.
  private func jumps(_ steps: [Int64]) -> [Int64] {
    var watch = ClockWatch()
    var now: Int64 = 1_793_527_200
    return steps.enumerated().compactMap { number, step in
      now += step
      return watch.jump(
        nowSeconds: now, monotonicNanoseconds: UInt64(number + 1) * 1_000_000_000)
    }
  }

  @Test func `a jump of more than a minute is found, either way and once`() {
    #expect(jumps([1, 1, 3_601, 1, 1]) == [3_600])
    #expect(jumps([1, 1, -3_599, 1, 1]) == [-3_600])
    #expect(jumps([1, 62]) == [61])
  }

  @Test func `a minute and less is how clocks are kept right, also time after time`() {
    #expect(jumps([1, 61, 61, -59, 0, 2]) == [])
  }

  @Test func `the first look knows nothing`() { #expect(jumps([1_000_000]) == []) }

  @Test func `a person is told which way`() {
    #expect(ClockWatch.text(ofJump: 61).hasPrefix("the clock went forward by 61 s"))
    #expect(ClockWatch.text(ofJump: -61) == "the clock went back by 61 s")
  }
}
