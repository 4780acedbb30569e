/// Collects what is suspicious about one rule.
struct LintReport {
  /// Nobody reads more of one rule, and each search for a similar name takes time.
  static let warningCountMaximum = 50

  /// What the loaded catalogues name is known, whether AWS publishes it or not.
  let stages: StageCatalogue
  private let file: String
  private var warnings: Set<RuleWarning> = []

  init(file: String, stages: StageCatalogue) {
    self.file = file
    self.stages = stages
  }

  var isFull: Bool { warnings.count >= LintReport.warningCountMaximum }

  /// The warnings in the order of their places.
  var sorted: [RuleWarning] {
    warnings.sorted { ($0.line, $0.column, $0.suspicion) < ($1.line, $1.column, $1.suspicion) }
  }

  mutating func warn(_ place: SourcePlace, _ suspicion: String, mend: String) {
    add(.warning, place, suspicion, mend)
  }

  mutating func note(_ place: SourcePlace, _ suspicion: String, mend: String) {
    add(.note, place, suspicion, mend)
  }

  private mutating func add(
    _ severity: RuleWarning.Severity, _ place: SourcePlace, _ suspicion: String, _ mend: String
  ) {
    guard !isFull else { return }
    warnings.insert(
      RuleWarning(
        severity: severity, file: file, line: place.line, column: place.column,
        suspicion: suspicion, mend: mend))
  }
}
