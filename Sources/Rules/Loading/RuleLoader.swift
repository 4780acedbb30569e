/// Rules that can be run, and why others cannot.
public struct LoadedRules: Sendable {
  /// The rules that can be run.
  public let rules: RuleSet
  /// Why others cannot; whether the rest may run without them is for the caller to decide.
  public let problems: [RuleProblem]
  /// What files of CloudWatch declare and no rule was made of: metric math and the like.
  public let notCarried: [RuleProblem]
  /// What was left out because the configuration says so, in lines for a person.
  public let exclusionNotes: [String]
  /// Of what nobody is told because the configuration says so, in lines for a person.
  public let shadowNotes: [String]
  /// What rules of CloudWatch leave aside, and what their readers should know.
  public let importNotes: [RuleProblem]
  /// Nobody reads more warnings or notes, and each takes time to find.
  static let warningCountMaximum = 1000
  static let noteCountMaximum = 10_000

  /// What is probably not meant so; looked for only when asked.
  ///
  /// Where there is more than is looked for, the last one says so.
  public let warnings: [RuleWarning]
}

/// Loads rules from files or from texts.
public struct RuleLoader: Sendable {
  /// How long a detection that alerts by itself holds after a match.
  public let detectionWindowSeconds: Int
  /// What stands for the names in values with `expand`.
  public let placeholders: Placeholders

  /// Ids, names and titles of rules, and names of files, that are left out; those of files may have
  /// wildcards.
  public var excluded: [String] = []
  /// The same of rules and files that are evaluated without anybody being told.
  public var shadow: [String] = []
  /// Whether rules are looked over for what is probably not meant so.
  public var lints = false

  /// A loader with the window for detections that no correlation refers to.
  public init(detectionWindowSeconds: Int, placeholders: Placeholders = Placeholders()) {
    self.detectionWindowSeconds = detectionWindowSeconds
    self.placeholders = placeholders
  }

  /// Loads files, and the files in folders whose names end in `.yml` or `.yaml`.
  public func load(paths: [String]) -> LoadedRules {
    var finder = RuleFileFinder(exclusions: NamedRules(.exclude, excluded))
    for path in paths { finder.find(path) }
    return load(
      sources: finder.sources, excluded: finder.excludedSources, problems: finder.problems,
      exclusions: finder.exclusions)
  }

  /// Loads texts.
  public func load(sources: [RuleSource]) -> LoadedRules {
    load(sources: sources, problems: [], exclusions: NamedRules(.exclude, excluded))
  }

  private func load(
    sources: [RuleSource], excluded: [RuleSource] = [], problems: [RuleProblem],
    exclusions: NamedRules
  ) -> LoadedRules {
    var reader = RuleReader(
      placeholders, exclusions: exclusions, shadows: NamedRules(.shadow, shadow))
    for source in excluded { reader.readExcluded(source) }
    for source in sources { reader.read(source) }
    let report = reader.readImported()
    let built = RuleSetBuilder.build(
      reader.rules, detectionWindowSeconds: detectionWindowSeconds)
    return LoadedRules(
      rules: built.rules, problems: (problems + built.problems).sorted(by: RuleProblem.precedes),
      notCarried: report.notCarried.sorted(by: RuleProblem.precedes),
      exclusionNotes: reader.exclusions.notes, shadowNotes: reader.shadows.notes,
      importNotes: report.notes,
      warnings: lints ? reader.warnings : [])
  }
}

extension RuleProblem {
  fileprivate static func precedes(_ left: RuleProblem, _ right: RuleProblem) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}
