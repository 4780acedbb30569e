/// A CloudWatch alarm on the metric that a filter makes of its matches.
///
/// Source: Amazon CloudWatch User Guide, "Using Amazon CloudWatch alarms", and there "Configuring
/// how CloudWatch alarms treat missing data".
public struct MetricAlarm: Sendable, Hashable {
  /// What a period without data stands for.
  public enum MissingData: String, Sendable, Hashable, CaseIterable {
    case missing
    case ignore
    case breaching
    case notBreaching
  }

  /// What is computed of the values of a period.
  public let statistic: ValueStatistic
  /// The length of a period: a multiple of 60, for a filter's metric has one value a minute.
  public let periodSeconds: Int64
  /// How many of the last periods are looked at: N.
  public let evaluationPeriods: Int
  /// How many of those must breach: M.
  public let datapointsToAlarm: Int
  /// How a period's result must compare with the threshold to breach.
  public let comparison: NumberOperator
  /// What it is compared with.
  public let threshold: Double
  /// What a period without data stands for.
  public let missingData: MissingData
  /// What each of the referenced filters reports for a minute in which events arrived but none
  /// matched it; nil, or too short a list, where it reports nothing.
  public let defaultValues: [Double?]
  /// How many periods more than N the alarm looks back over to find N that have data.
  ///
  /// CloudWatch publishes no formula; its guide shows two for N = 3.
  public let extraPeriods: Int

  /// An alarm from its parts.
  public init(
    statistic: ValueStatistic, periodSeconds: Int64, evaluationPeriods: Int, datapointsToAlarm: Int,
    comparison: NumberOperator, threshold: Double, missingData: MissingData,
    defaultValues: [Double?] = [], extraPeriods: Int = 2
  ) {
    self.statistic = statistic
    self.periodSeconds = periodSeconds
    self.evaluationPeriods = evaluationPeriods
    self.datapointsToAlarm = datapointsToAlarm
    self.comparison = comparison
    self.threshold = threshold
    self.missingData = missingData
    self.defaultValues = defaultValues
    self.extraPeriods = extraPeriods
  }

  /// Whether a period can breach in which no event matched: by what missing data stand for, or by a
  /// value such as 0 that is reported in the place of data.
  public var canBreachWithoutMatches: Bool {
    guard missingData != .breaching else { return true }
    return switch comparison {
    case .greater: threshold < 0
    case .greaterOrEqual: threshold <= 0
    default: true
    }
  }

  /// The alarm on a metric whose filters report values for minutes without a match.
  func with(defaultValues: [Double?]) -> MetricAlarm {
    MetricAlarm(
      statistic: statistic, periodSeconds: periodSeconds, evaluationPeriods: evaluationPeriods,
      datapointsToAlarm: datapointsToAlarm, comparison: comparison, threshold: threshold,
      missingData: missingData, defaultValues: defaultValues, extraPeriods: extraPeriods)
  }
}
