/// A second at which a condition holds for a group.
public struct Holding: Sendable, Hashable {
  /// The time, in seconds since 1970.
  public let time: Int64
  /// What was measured then.
  public let measured: Measure

  /// A holding from its parts.
  public init(time: Int64, measured: Measure) {
    self.time = time
    self.measured = measured
  }
}
