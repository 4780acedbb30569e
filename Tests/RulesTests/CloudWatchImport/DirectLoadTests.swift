import Testing

@testable import Rules

@Suite("Files of CloudWatch that are loaded as they are")
struct DirectLoadTests {
  private func load(_ harness: ImportHarness) -> LoadedRules {
    RuleHarness.loader.load(sources: harness.sources)
  }

  @Test func `a filter and its alarm are an alarm on a metric`() {
    let loaded = load(ImportHarness())
    #expect(loaded.problems == [])
    #expect(loaded.rules.alarms.map(\.title) == ["Called"])
    #expect(loaded.rules.alarms.map(\.correlationType) == ["metric_alarm"])
  }

  @Test func `a filter whose alarm cannot be carried over does not ring in its place`() {
    var harness = ImportHarness()
    harness.alarm["ComparisonOperator"] = "\"GreaterThanUpperThreshold\""
    let loaded = load(harness)
    #expect(loaded.problems == [])
    #expect(loaded.rules.alarms.isEmpty)
    #expect(loaded.notCarried.map(\.file).sorted() == ["alarms.json", "filters.json"])
  }

  @Test func `a filter for another log is told of, and refuses nothing else`() {
    var harness = ImportHarness()
    harness.filter["filterPattern"] = "\"ERROR\""
    let loaded = load(harness)
    #expect(loaded.problems == [])
    #expect(loaded.rules.alarms.isEmpty)
    #expect(
      loaded.notCarried.contains { $0.fault.contains("its pattern is one of plain words") },
      "\(loaded.notCarried)")
  }

  @Test func `imported files can be run`() {
    let imported = ImportHarness().imported
    let loaded = RuleHarness.loader.load(sources: imported.files)
    #expect(loaded.problems == [])
    #expect(loaded.rules.alarms.map(\.title) == ["Called"])
  }
}
