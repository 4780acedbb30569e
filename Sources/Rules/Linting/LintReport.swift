/// Collects what is suspicious about one rule.
struct LintReport {
  /// Nobody reads more of one rule, and each search for a similar name takes time.
  static let warningCountMaximum = 50
  /// Notes never keep a warning from being told, but for a rule that was written to do so.
  static let noteCountMaximum = 500

  /// What the loaded catalogues name is known, whether AWS publishes it or not.
  let stages: StageCatalogue
  private let file: String
  private var warnings: Set<RuleWarning> = []
  private var counts: [RuleWarning.Severity: Int] = [:]

  init(file: String, stages: StageCatalogue) {
    self.file = file
    self.stages = stages
  }

  /// Whether the rest of the rule is not looked at.
  var isFull: Bool {
    counts[.warning, default: 0] >= LintReport.warningCountMaximum
      || counts[.note, default: 0] >= LintReport.noteCountMaximum
  }

  /// The warnings in the order of their places; where the rest was not looked at, one says so.
  var sorted: [RuleWarning] {
    var sorted = warnings.sorted {
      ($0.line, $0.column, $0.suspicion) < ($1.line, $1.column, $1.suspicion)
    }
    if isFull, let last = sorted.last {
      sorted.append(
        RuleWarning(
          severity: .warning, file: file, line: last.line, column: last.column,
          suspicion: "the rest of the rule was not looked over",
          mend: "mend what is told before, and check again"))
    }
    return sorted
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
    let isNew = warnings.insert(
      RuleWarning(
        severity: severity, file: file, line: place.line, column: place.column,
        suspicion: suspicion, mend: mend)
    ).inserted
    if isNew { counts[severity, default: 0] += 1 }
  }
}
