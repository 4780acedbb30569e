/// Which silences of a group are longer than its pauses used to be.
///
/// Behind a match at a time t a silence is unusual from t + L on, where L is `factor` times the
/// longest pause between two consecutive matches of which the later lies in [t − `pastSeconds`, t],
/// and no less than the alarm's window W. Where L would be over a maximum there is none: a group that
/// is often silent for days cannot be told from one that is dead. A group is judged when it has been
/// known for as long as the past.
public struct UnusualSilence: Sendable, Hashable {
  /// How long the past is, in seconds.
  public let pastSeconds: Int64
  /// How many times longer than the longest pause a silence has to be, at least 1.
  public let factor: Int64
  /// The longest L, in seconds.
  public let secondsMaximum: Int64

  /// A silence from its parts.
  public init(pastSeconds: Int64, factor: Int64, secondsMaximum: Int64) {
    self.pastSeconds = max(0, pastSeconds)
    self.factor = max(1, factor)
    self.secondsMaximum = max(0, secondsMaximum)
  }

  /// The longest pause that never matters: neither is it a silence, nor does it make one longer.
  public func unimportantSeconds(windowSeconds: Int64) -> Int64 { max(0, windowSeconds) / factor }
}
