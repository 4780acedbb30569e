/// The rules of some files, before the names in them are resolved.
struct ReadRules {
  struct Rule<Body> {
    let header: RuleHeader
    var body: Body
    let file: String
    var version: RuleVersion
  }

  /// A question about one event, and the metric that is made of the answers, if any.
  struct Detection {
    var expression: SearchExpression
    var metric: MetricFilter?
  }

  var detections: [Rule<Detection>] = []
  var correlations: [Rule<CorrelationRule>] = []
  var filters: [Rule<RuleFilter>] = []
  var stages = StageCatalogue()
  var problems: [RuleProblem] = []
  /// How refused rules could be referred to.
  var refusedNames: Set<String> = []
  /// How rules could be referred to that the configuration leaves out.
  private(set) var excludedNames: Set<String> = []
  /// The rules that must not ring in the place of others: those that refused correlations refer to,
  /// and filters of which an alarm takes a part.
  var silencedNames: Set<String> = []

  /// How a rule can be referred to, as far as that can be read.
  static func names(of rule: YAMLMap) -> [String] {
    ["id", "name", "title"].compactMap { rule[$0]?.scalar?.text }
  }

  mutating func noteExcluded(_ document: YAMLNode) {
    if let rule = document.map { excludedNames.formUnion(Self.names(of: rule)) }
  }
}
