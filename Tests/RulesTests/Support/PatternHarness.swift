@testable import Rules

/// Reads filter patterns and asks them of small events.
enum PatternHarness {
  /// Patterns as the detections of a rule set, in order.
  static func rules(_ patterns: [String]) throws -> RuleSet {
    var program = ProgramBuilder()
    var expressions: [SearchExpression] = []
    for pattern in patterns { expressions.append(try expression(of: pattern)) }
    for expression in expressions { program.append(expression) }
    let detections = patterns.indices.map { index in
      DetectionDefinition(
        id: "\(index)", title: "pattern \(index)", level: .medium, author: nil, file: "patterns",
        line: index + 1, version: "1", expression: expressions[index])
    }
    return RuleSet(
      detections: detections, alarms: [], stages: StageCatalogue(),
      index: CandidateIndex(expressions), program: program.program(stages: StageCatalogue()))
  }

  static func matches(_ pattern: String, _ event: String) throws -> Bool {
    try TestEvent(event).matches(try rules([pattern])) == [0]
  }

  /// Why a pattern is refused, as `column: fault; mend`; nil where it is taken.
  static func refusal(_ pattern: String) -> String? {
    do throws(ConditionFault) {
      _ = try expression(of: pattern)
      return nil
    } catch {
      return "\(error.position + 1): \(error.fault); \(error.mend)"
    }
  }

  private static func expression(of pattern: String) throws(ConditionFault) -> SearchExpression {
    var stepCount = 0
    return try FilterPattern.expression(of: pattern, regexStepCount: &stepCount)
  }
}
