/// What was measured when a condition held.
public struct Measure: Sendable, Hashable {
  /// What a count is compared with when the alarm learns from the past.
  public struct Expectation: Sendable, Hashable {
    /// The mean of the past's counts.
    public let mean: Double
    /// How far a count ordinarily is from the mean, as the comparison takes it.
    public let deviation: Double

    /// An expectation from its two numbers.
    public init(mean: Double, deviation: Double) {
      self.mean = mean
      self.deviation = deviation
    }
  }

  /// The number that was measured: a count of events, values or rules, a statistic, or, for
  /// absence, the seconds of silence.
  public let value: Double
  /// What it was compared with, for a baseline.
  public let expected: Expectation?

  /// A measure from its parts.
  public init(value: Double, expected: Expectation? = nil) {
    self.value = value
    self.expected = expected
  }
}
