import Testing

@testable import Rules

@Suite("Group keys")
struct GroupKeyTests {
  static func correlated(_ groupBy: String) throws -> RuleSet {
    try RuleHarness.load(
      RuleHarness.rule("s: {a: 1}\ncondition: s", title: "counted") + """
        ---
        title: Many
        correlation:
          type: event_count
          rules: counted
          group-by: \(groupBy)
          timespan: 1h
          condition: {gte: 2}
        """)
  }

  @Test(
    "fields in the order of group-by",
    arguments: [
      ("[]", "{}", "{}"),
      ("a", #"{"a":"x"}"#, #"{"a":"x"}"#),
      ("[b.c, a]", #"{"a":"x","b":{"c":"y"}}"#, #"{"b.c":"y","a":"x"}"#),
      ("[a, b]", #"{"a":"x"}"#, nil),
      ("[a]", #"{"a":null}"#, nil),
      ("[a]", #"{"a":[]}"#, nil),
      ("a", #"{"a":22.0}"#, #"{"a":22.0}"#),
      ("a", #"{"a":true}"#, #"{"a":true}"#),
      ("a", #"{"a":["x",null]}"#, #"{"a":"x"}"#),
      ("a", #"{"a":["x","y"]}"#, #"{"a":["x","y"]}"#),
      ("a.b", #"{"a":[{"b":1},{"b":2}]}"#, #"{"a.b":[1,2]}"#),
      ("a", #"{"a":{"b": "c"}}"#, #"{"a":"{\"b\":\"c\"}"}"#),
      // One text, one key, however it was escaped.
      ("a", #"{"a":"\u00e9\/\"\\\t\u0001"}"#, #"{"a":"\u00e9/\"\\\t\u0001"}"#),
      ("outcome", "{}", #"{"outcome":"allowed"}"#),
      ("actor", "{}", nil),
    ] as [(String, String, String?)])
  func key(_ groupBy: String, _ event: String, _ expected: String?) throws {
    let rules = try Self.correlated(groupBy)
    #expect(try TestEvent(event).group(rules)?.group == expected)
  }

  @Test("a detection by itself is grouped by an actor that may be absent")
  func actor() throws {
    let rules = try RuleHarness.load(RuleHarness.rule("s: {a: 1}\ncondition: s"))
    let event = try TestEvent("{}")
    #expect(event.group(rules)?.group == #"{"actor":null}"#)
    let context = EventContext(actor: "arn:aws:iam::1:user/Éva", outcome: "denied")
    #expect(event.group(rules, context)?.group == #"{"actor":"arn:aws:iam::1:user/\u00c9va"}"#)
  }
}
