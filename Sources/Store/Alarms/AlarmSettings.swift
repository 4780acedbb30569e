/// When alarms are judged, and how people are told of them.
public struct AlarmSettings: Sendable, Equatable {
  /// How long after its time an event may ordinarily arrive, in seconds: what can only be judged
  /// once everything is there is judged so long after.
  public var deliveryDelaySeconds: Int64
  /// After how long a firing alert is told again, in seconds; each pause is twice the one before.
  public var repeatSeconds: Int64
  /// The longest pause between two tellings, in seconds.
  public var repeatSecondsMaximum: Int64
  /// Alerts that had ended so long ago when they were found are told in a summary, in seconds.
  public var summaryAgeSeconds: Int64
  /// How much memory recent matches may take, in bytes; 0 for none.
  public var matchCacheByteCount: Int
  /// Whether rules that are not among those in force are removed: a daemon's rules are all there
  /// are, those of a single run are not.
  public var retiresOtherRules: Bool

  /// Settings with their defaults.
  public init(
    deliveryDelaySeconds: Int64 = 900, repeatSeconds: Int64 = 14_400,
    repeatSecondsMaximum: Int64 = 86_400, summaryAgeSeconds: Int64 = 86_400,
    matchCacheByteCount: Int = 8 << 20, retiresOtherRules: Bool = false
  ) {
    self.deliveryDelaySeconds = deliveryDelaySeconds
    self.repeatSeconds = repeatSeconds
    self.repeatSecondsMaximum = repeatSecondsMaximum
    self.summaryAgeSeconds = summaryAgeSeconds
    self.matchCacheByteCount = matchCacheByteCount
    self.retiresOtherRules = retiresOtherRules
  }
}
