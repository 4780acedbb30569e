/// The types of correlations, as rule files name them.
enum CorrelationType: String, CaseIterable {
  // Sigma's.
  case eventCount = "event_count"
  case valueCount = "value_count"
  case valueSum = "value_sum"
  case valueAverage = "value_avg"
  case valuePercentile = "value_percentile"
  case valueMedian = "value_median"
  case temporal = "temporal"
  case temporalOrdered = "temporal_ordered"
  // Trailbell's own.
  case firstSeen = "first_seen"
  case absence = "absence"
  case baseline = "baseline"
  // CloudWatch's.
  case metricAlarm = "metric_alarm"

  /// The keys that every correlation may have.
  private static let commonKeys = ["type", "rules", "generate"]

  /// The keys that a correlation of this type may have.
  var keys: [String] {
    CorrelationType.commonKeys
      + (self == .metricAlarm
        ? MetricAlarmReader.keys : ["group-by", "aliases", "timespan", "condition"] + ownKeys)
      + holdTimeKeys
  }

  /// Which of the keys for how long it holds and goes on it may have: a first sighting is a moment,
  /// and a silence or the state of an alarm ends when something ends it.
  var holdTimeKeys: [String] {
    switch self {
    case .firstSeen: []
    case .absence, .metricAlarm: [HoldTimesReader.forKey]
    default: HoldTimesReader.keys
    }
  }

  private var ownKeys: [String] {
    switch self {
    case .firstSeen: ["learning"]
    case .baseline: ["baseline", "minimum"]
    default: []
    }
  }

  /// Whether the condition names fields whose values are measured.
  var measuresValues: Bool {
    switch self {
    case .valueCount, .valueSum, .valueAverage, .valuePercentile, .valueMedian, .firstSeen: true
    default: false
    }
  }

  /// Whether several fields may be named, whose values are a tuple then.
  var takesTuples: Bool { self == .valueCount || self == .firstSeen }

  /// Whether the measure is a count of something, and so a whole number.
  var isCount: Bool {
    switch self {
    case .eventCount, .valueCount, .temporal, .temporalOrdered: true
    default: false
    }
  }
}
