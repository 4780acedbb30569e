/// Finds out when somebody sets the clock: the time of day then moves otherwise than the time passes.
struct ClockWatch {
  /// How far the time of day was ahead of the monotonic clock at the last look, in seconds.
  private var lead: Int64?

  /// The shortest jump that is told, in seconds: less is what keeps a clock right.
  private static let secondsMaximum: Int64 = 60

  /// When it rings, in words.
  static let conditionText = "the time of day moved by over a minute more or less than time passed"

  /// By how many seconds the time of day jumped since the last look; nil where it did not.
  mutating func jump(nowSeconds: Int64, monotonicNanoseconds: UInt64) -> Int64? {
    let lead = nowSeconds - Int64(monotonicNanoseconds / 1_000_000_000)
    defer { self.lead = lead }
    guard let before = self.lead, abs(lead - before) > Self.secondsMaximum else { return nil }
    return lead - before
  }

  /// A jump, for a person.
  static func text(ofJump seconds: Int64) -> String {
    seconds > 0
      ? "the clock went forward by \(seconds) s, or the machine slept so long"
      : "the clock went back by \(-seconds) s"
  }
}
