import Alarms
import Rules
import Testing

/// The engine sees of a rule what its author and the configuration say.
struct AlarmRuleTests {
  private static let text = """
    title: Alone
    for: 10m
    keep_firing_for: 1h
    logsource: {product: aws, service: cloudtrail}
    detection: {s: {a: 1}, condition: s}
    ---
    title: Plain
    logsource: {product: aws, service: cloudtrail}
    detection: {s: {a: 1}, condition: s}
    """

  @Test func `a rule carries how long it holds, and whether it is on trial`() {
    var loader = RuleLoader(detectionWindowSeconds: 60)
    loader.shadow = ["alone"]
    let loaded = loader.load(sources: [RuleSource(name: "rule.yml", text: Self.text)])
    let rules = loaded.rules.alarms.map { AlarmRule($0) }
    #expect(rules.map(\.forSeconds) == [600, 0])
    #expect(rules.map(\.keepFiringSeconds) == [3600, 0])
    #expect(rules.map(\.isShadow) == [true, false])
    #expect(
      rules.map(\.summary.conditionText)
        == ["at least 1 event in 1 min, for 10 min, keeps firing 1 h", ""])
  }
}
