/// The rules of some files, before the names in them are resolved.
struct ReadRules {
  struct Rule<Body> {
    let header: RuleHeader
    var body: Body
    let file: String
    var version: RuleVersion
    /// Whether nobody is told of its alerts.
    var isShadow = false
  }

  /// A question about one event, and the metric that is made of the answers, if any.
  struct Detection {
    var expression: SearchExpression
    var metric: MetricFilter?
    /// How long it must match before it fires, where it rings by itself, and fires afterwards.
    var holdTimes = HoldTimes()
  }

  var detections: [Rule<Detection>] = []
  var correlations: [Rule<CorrelationRule>] = []
  var filters: [Rule<RuleFilter>] = []
  var stages = StageCatalogue()
  var problems: [RuleProblem] = []
  /// How refused rules could be referred to.
  var refusedNames: Set<String> = []
  /// How rules could be referred to that the configuration leaves out, in small letters.
  private var excludedNames: Set<String> = []
  /// The rules that must not ring in the place of others: those that refused or excluded correlations
  /// refer to, and filters of which an alarm takes a part.
  var silencedNames: Set<String> = []

  /// How a rule can be referred to, as far as that can be read.
  static func names(of rule: YAMLMap) -> [String] {
    ["id", "name", "title"].compactMap { rule[$0]?.scalar?.text }
  }

  /// Notes a rule that is refused, and that what it counts shall not ring in its place.
  mutating func noteRefused(_ document: YAMLNode) {
    guard let rule = document.map else { return }
    refusedNames.formUnion(Self.names(of: rule))
    silence(countedBy: rule)
  }

  /// Notes a rule that is left out, and that what it counts shall not ring in its place.
  mutating func noteExcluded(_ document: YAMLNode) {
    guard let rule = document.map else { return }
    excludedNames.formUnion(Self.names(of: rule).map { $0.lowercased() })
    let flags = [rule["generate"], rule["correlation"]?.map?["generate"]]
    // Those that are to ring beside it go on.
    if flags.contains(where: { $0?.scalar?.kind == .boolean(true) }) { return }
    silence(countedBy: rule)
  }

  private mutating func silence(countedBy rule: YAMLMap) {
    guard let correlation = rule.entry("correlation") else { return }
    silencedNames.formUnion(CorrelationReader.referenceTexts(of: correlation))
  }

  /// Whether a reference is to a rule that is left out.
  func excludes(_ reference: String) -> Bool { excludedNames.contains(reference.lowercased()) }
}
