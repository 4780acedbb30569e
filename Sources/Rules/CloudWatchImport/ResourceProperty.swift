/// A property of a metric filter or an alarm, under the names that the formats give it.
struct ResourceProperty: Sendable {
  /// The name in CloudFormation, and of alarms in the command's answer.
  let name: String
  let terraformName: String
  let cloudControlName: String

  private init(_ name: String, terraform: String, cloudControl: String? = nil) {
    self.name = name
    terraformName = terraform
    cloudControlName = cloudControl ?? RuleNames.slug(of: name).replacing("-", with: "_")
  }

  /// How a format writes the names.
  enum Naming {
    case cloudFormation
    /// As `aws logs` does: with a small first letter.
    case logsCommand
    case terraform
    /// As Terraform's provider for the Cloud Control API does: CloudFormation's names in small words.
    case cloudControl
  }

  func key(_ naming: Naming) -> String {
    switch naming {
    case .cloudFormation: name
    case .logsCommand: name.prefix(1).lowercased() + name.dropFirst()
    case .terraform: terraformName
    case .cloudControl: cloudControlName
    }
  }
}

// MARK: - Metric filters

extension ResourceProperty {
  static let filterName = Self("FilterName", terraform: "name")
  static let filterPattern = Self("FilterPattern", terraform: "pattern")
  static let logGroupName = Self("LogGroupName", terraform: "log_group_name")
  static let transformations = Self("MetricTransformations", terraform: "metric_transformation")
  static let appliesToTransformedLogs = Self(
    "ApplyOnTransformedLogs", terraform: "apply_on_transformed_logs")
  static let fieldSelectionCriteria = Self(
    "FieldSelectionCriteria", terraform: "field_selection_criteria")
  static let emittedSystemFields = Self(
    "EmitSystemFieldDimensions", terraform: "emit_system_field_dimensions")
  static let transformationMetricName = Self("MetricName", terraform: "name")
  static let transformationNamespace = Self("MetricNamespace", terraform: "namespace")
  static let metricValue = Self("MetricValue", terraform: "value")
  static let defaultValue = Self("DefaultValue", terraform: "default_value")
}

// MARK: - Of both

extension ResourceProperty {
  static let dimensions = Self("Dimensions", terraform: "dimensions")
  /// Filters call a dimension's name a key.
  static let dimensionKey = Self("Key", terraform: "key")
  static let dimensionName = Self("Name", terraform: "name")
  static let dimensionValue = Self("Value", terraform: "value")
  static let unit = Self("Unit", terraform: "unit")
}

// MARK: - Alarms

extension ResourceProperty {
  static let alarmName = Self("AlarmName", terraform: "alarm_name")
  static let alarmARN = Self("AlarmArn", terraform: "arn", cloudControl: "arn")
  static let alarmDescription = Self("AlarmDescription", terraform: "alarm_description")
  static let metricName = Self("MetricName", terraform: "metric_name")
  static let namespace = Self("Namespace", terraform: "namespace")
  static let statistic = Self("Statistic", terraform: "statistic")
  static let extendedStatistic = Self("ExtendedStatistic", terraform: "extended_statistic")
  static let period = Self("Period", terraform: "period")
  static let evaluationPeriods = Self("EvaluationPeriods", terraform: "evaluation_periods")
  static let datapointsToAlarm = Self("DatapointsToAlarm", terraform: "datapoints_to_alarm")
  static let threshold = Self("Threshold", terraform: "threshold")
  static let thresholdMetricID = Self("ThresholdMetricId", terraform: "threshold_metric_id")
  static let comparisonOperator = Self("ComparisonOperator", terraform: "comparison_operator")
  static let missingData = Self("TreatMissingData", terraform: "treat_missing_data")
  static let lowSampleCounts = Self(
    "EvaluateLowSampleCountPercentile", terraform: "evaluate_low_sample_count_percentiles")
  static let metrics = Self("Metrics", terraform: "metric_query")
  static let accountID = Self("AccountId", terraform: "account_id")
  static let expression = Self("Expression", terraform: "expression")
  static let metricStat = Self("MetricStat", terraform: "metric")
  /// Terraform has no level of its own for it.
  static let metricOfStat = Self("Metric", terraform: "")
  static let stat = Self("Stat", terraform: "stat")
  static let actionsEnabled = Self("ActionsEnabled", terraform: "actions_enabled")
  /// Who is told.
  static let actions = [
    Self("AlarmActions", terraform: "alarm_actions"), Self("OKActions", terraform: "ok_actions"),
    Self("InsufficientDataActions", terraform: "insufficient_data_actions"),
  ]
}
