import Testing

@testable import Rules

@Suite("Fields")
struct FieldTests {
  @Test(
    "paths",
    arguments: [
      ("userIdentity.type: Root", #"{"userIdentity":{"type":"Root"}}"#, true),
      ("userIdentity.Type: Root", #"{"userIdentity":{"type":"Root"}}"#, false),
      ("a.b.c: x", #"{"a":{"b":{"c":"x"}}}"#, true),
      ("a.b: x", #"{"a":"x"}"#, false),
      // An exact name at the top goes before the path.
      ("a.b: x", #"{"a.b":"x","a":{"b":"y"}}"#, true),
      ("a.b: y", #"{"a.b":"x","a":{"b":"y"}}"#, false),
      ("userIdentity.type: x", #"{"userIdentity.type":"x","userIdentity":{"type":"y"}}"#, true),
      ("a.b: x", #"{"c":{"a.b":"x"}}"#, false),
      // Names may be written with escapes.
      ("a.bc: x", #"{"\u0061":{"b\u0063":"x"}}"#, true),
      // Arrays fan out, at the end and on the way.
      ("a: y", #"{"a":["x","y"]}"#, true),
      ("a: y", #"{"a":[["x"],["y"]]}"#, true),
      ("a.b: y", #"{"a":[{"b":"x"},{"b":["z","y"]}]}"#, true),
      ("a.b: y", #"{"a":[{"b":"x"},"y"]}"#, false),
      ("a|contains|all: [x, y]", #"{"a":["x","y"]}"#, true),
      ("a: 2", #"{"a":[1,2]}"#, true),
      ("a: x", #"{"a":[]}"#, false),
      ("a: null", #"{"a":[]}"#, false),
      ("a: null", #"{"a":["x",null]}"#, true),
      ("a.b: null", #"{"a":[{},{}]}"#, true),
      ("a.b: null", #"{"a":[{},{"b":"x"}]}"#, false),
      ("a.b: null", #"{"a":[{"b":null},{"b":"x"}]}"#, true),
    ])
  func path(_ item: String, _ event: String, _ expected: Bool) throws {
    #expect(try RuleHarness.item(item, event) == expected)
  }

  @Test(
    "objects as text: compact, strings in them unescaped",
    arguments: [
      ("requestParameters|contains: Suspended", #"{"Status" : "Suspended"}"#, true),
      (
        #"requestParameters|contains: '"Status":"suspended"'"#, #"{ "Status" : "Suspended" }"#, true
      ),
      (
        #"requestParameters|contains: '"s3:GetObject"'"#, #"{"p":"{\"Action\":\"s3:GetObject\"}"}"#,
        true
      ),
      ("requestParameters: '{\"a\":[1,null,true]}'", #"{"a": [1, null, true]}"#, true),
      ("requestParameters|re: 'é\\}$'", #"{"a":"\u00e9\"}"}"#, false),
      ("requestParameters|re: 'é\"\\}$'", #"{"a":"\u00e9"}"#, true),
      ("requestParameters|contains: x", #"[{"a":"y"},{"a":"x"}]"#, true),
    ])
  func object(_ item: String, _ value: String, _ expected: Bool) throws {
    #expect(try RuleHarness.item(item, #"{"requestParameters":\#(value)}"#) == expected)
  }

  @Test("computed fields")
  func computed() throws {
    let byActor = "s: {actor|endswith: /admin}\ncondition: s"
    #expect(try RuleHarness.matches(byActor, "{}", actor: "arn:aws:iam::1:role/Admin"))
    #expect(try RuleHarness.matches("s: {actor: ÄRIN}\ncondition: s", "{}", actor: "ärin"))
    #expect(try !RuleHarness.matches(byActor, "{}"))
    #expect(try RuleHarness.matches("s: {actor: null}\ncondition: s", "{}"))
    #expect(try !RuleHarness.matches("s: {actor: null}\ncondition: s", "{}", actor: "x"))
    #expect(try RuleHarness.matches("s: {actor|exists: false}\ncondition: s", "{}"))
    let byOutcome = "s: {outcome: [denied, failed]}\ncondition: s"
    #expect(try RuleHarness.matches(byOutcome, "{}", outcome: "denied"))
    #expect(try !RuleHarness.matches(byOutcome, "{}", outcome: "allowed"))
    let reference = "s: {actor|fieldref: userIdentity.arn}\ncondition: s"
    #expect(
      try RuleHarness.matches(reference, #"{"userIdentity":{"arn":"x"}}"#, actor: "X"))
  }
}
