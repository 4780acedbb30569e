import Testing

@testable import Rules

@Suite("Values of matches")
struct MatchValueTests {
  private func group(_ body: String, _ event: String) throws -> MatchGroup? {
    let rules = try RuleHarness.load(
      CorrelationTests.correlation("{rules: denied, timespan: 1m, \(body)}"))
    let alarm = try #require(rules.alarms.firstIndex { $0.title == "Many" })
    return try TestEvent(event).group(rules, alarm: alarm)
  }

  @Test(arguments: [
    (#"{"a":"X","b":1}"#, MatchValue.text(#"["x",1]"#)), (#"{"a":"x","b":null}"#, nil),
    (#"{"a":"x"}"#, nil), (#"{"a":["X","y"],"b":true}"#, .text(#"[["x","y"],true]"#)),
  ])
  func `counted values are tuples without regard to case`(
    _ event: String, _ expected: MatchValue?
  ) throws {
    let group = try group("type: value_count, condition: {gte: 2, field: [a, b]}", event)
    #expect(group == MatchGroup(group: "{}", outerGroup: nil, value: expected))
  }

  @Test(
    arguments: [
      (#"{"a":1.5}"#, 1.5), (#"{"a":"22"}"#, 22), (#"{"a":"x"}"#, nil), (#"{"a":true}"#, nil),
      (#"{"a":["x",7]}"#, 7), ("{}", nil),
    ] as [(String, Double?)])
  func `measured values are numbers, also in quotes`(_ event: String, _ expected: Double?) throws {
    let group = try group("type: value_sum, condition: {gte: 2, field: a}", event)
    #expect(group?.value == expected.map(MatchValue.number))
  }

  @Test func `a new value is part of the group`() throws {
    let body = "type: first_seen, group-by: g, condition: {field: [a, b]}"
    let found = try group(body, #"{"g":"G","a":"A","b":2}"#)
    #expect(
      found
        == MatchGroup(group: #"{"g":"G","a":"A","b":2}"#, outerGroup: #"{"g":"G"}"#, value: nil))
    #expect(try group(body, #"{"g":"G","a":"A"}"#) == nil)
  }
}
