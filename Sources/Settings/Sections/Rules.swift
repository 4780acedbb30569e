extension Configuration {
  /// The detections and correlations that are in force.
  public struct Rules: Sendable, Equatable {
    /// Rule files, and folders whose rule files all count.
    public var paths = ["/etc/trailbell/rules"]
    /// Rules below the paths that are left out: their ids, names or titles, or names of files.
    public var exclude: [String] = []
    /// Rules whose alerts are recorded and told to nobody, named in the same way.
    public var shadow: [String] = []
    /// How long a detection without a correlation stays one episode after its last match.
    public var detectionWindow: Duration = .seconds(3600)
    /// What stands for names such as `%deploy_roles%` in rules.
    public var placeholders = [
      "deploy_roles": [],
      "identity_admin_roles": ["*:role/platform-admin"],
      "ml_pipeline_roles": ["*:role/ml-pipeline"],
      "model_review_roles": ["*:role/ml-approver"],
      "model_artifact_buckets": ["*model-artifacts*"],
      "trail_buckets": ["*cloudtrail*", "*controltower-logs*"],
      "training_data_buckets": ["*training-data*"],
    ]

    /// The section with its defaults.
    public init() {}
  }
}

extension Configuration.Rules: ConfigurationSection {
  mutating func bind(to reader: SectionReader) {
    reader.list("paths", &paths, .path(from: reader.folder))
    reader.list("exclude", &exclude, .text, mayBeEmpty: true)
    reader.list("shadow", &shadow, .text, mayBeEmpty: true)
    reader.value(
      "detection_window", &detectionWindow, .duration(.seconds(1) ... .seconds(2_592_000)))
    reader.lists("placeholders", &placeholders, .text)
    reader.rejectOverlaps("paths", paths)
  }
}
