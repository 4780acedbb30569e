import Testing

@testable import Rules

@Suite("Selectors of filter patterns")
struct SelectorTests {
  @Test(arguments: [
    ("$.a", #"{"a":"x"}"#, true),
    ("$.A", #"{"a":"x"}"#, false),
    ("$.a.b", #"{"a":{"b":"x"}}"#, true),
    ("$.a.b", #"{"a.b":"x"}"#, false),
    ("$.a.b", #"{"a":[{"b":"x"}]}"#, false),
    ("$.['a.b']", #"{"a.b":"x"}"#, true),
    ("$.a.['b c']", #"{"a":{"b c":"x"}}"#, true),
    ("$.['é'].b", #"{"\u00e9":{"b":"x"}}"#, true),
    ("$.['*']", #"{"*":"x"}"#, true),
    ("$.['*']", #"{"a":"x"}"#, false),
    ("$.['']", #"{"":"x"}"#, true),
    ("$.a", #"{"\u0061":"x"}"#, true),
    ("$.x-y_1", #"{"x-y_1":"x"}"#, true),
    ("$.0", #"{"0":"x"}"#, true),
    ("$.a[0]", #"{"a":["x","y"]}"#, true),
    ("$.a[1]", #"{"a":["y","x"]}"#, true),
    ("$.a[2]", #"{"a":["x","y"]}"#, false),
    ("$.a[0][1].b", #"{"a":[[{},{"b":"x"}]]}"#, true),
    ("$.a[0]", #"{"a":{"0":"x"}}"#, false),
    ("$.a.0", #"{"a":["x"]}"#, false),
    ("$.a[*]", #"{"a":["y","x"]}"#, true),
    ("$.a[*]", #"{"a":{"b":"x"}}"#, false),
    ("$.a.*", #"{"a":{"b":"y","c":"x"}}"#, true),
    ("$.a.*", #"{"a":["x"]}"#, false),
    ("$.a[*].b", #"{"a":[{"b":"y"},{},{"b":"x"}]}"#, true),
    ("$.a.*.b[0]", #"{"a":{"q":{"b":["x"]}}}"#, true),
    ("$.*", #"{"q":"y","r":"x"}"#, true),
    ("$.*", #"{"eventName":"x"}"#, true),
    ("$.*.b", #"{"userIdentity":{"b":"x"}}"#, true),
    ("$.*[1]", #"{"q":["y","x"]}"#, true),
    ("$.eventName", #"{"eventName":"x"}"#, true),
    ("$.['eventName']", #"{"eventName":"x"}"#, true),
    ("$.userIdentity.type", #"{"userIdentity":{"type":"x"}}"#, true),
    ("$.userIdentity.type", #"{"userIdentity.type":"x"}"#, false),
    ("$.actor", "{}", false),
    ("$.outcome", #"{"outcome":"x"}"#, true),
  ])
  func `each step leads where it says`(
    _ selector: String, _ event: String, _ expected: Bool
  ) throws {
    #expect(try PatternHarness.matches("{ \(selector) = x }", event) == expected)
    #expect(try PatternHarness.matches("{ \(selector) NOT EXISTS }", event) == !expected)
  }

  @Test func `before a wildcard the parent must be there for !=`() throws {
    for (selector, event, expected) in [
      ("$.a[*].b", #"{"a":[{}]}"#, true), ("$.a[*].b", "{}", false),
      ("$.a.b[*]", #"{"a":{}}"#, false), ("$.*", "{}", true), ("$.*.b", "{}", true),
    ] {
      #expect(try PatternHarness.matches("{ \(selector) != x }", event) == expected, "\(selector)")
    }
  }

  @Test func `a metric takes numbers, written as a text or not`() throws {
    let selector = try MetricSelector(" $.a.b[0] ")
    for (value, expected) in [
      ("3", 3.0), ("-2.5e1", -25), (#""17""#, 17), (#""1\u0037""#, 17), (#""x""#, nil),
      (#""""#, nil), ("1e309", nil), ("true", nil), ("null", nil), ("{}", nil), ("[1]", nil),
    ] {
      let event = try TestEvent(#"{"a":{"b":[\#(value)]}}"#)
      #expect(selector.number(of: event.record, in: event.bytes.span.bytes) == expected)
    }
    let event = try TestEvent("{}")
    #expect(selector.number(of: event.record, in: event.bytes.span.bytes) == nil)
  }

  @Test(arguments: [
    ("1", "1: a selector begins with '$.'; write it as in $.requestParameters.count"),
    ("$", "2: '$' must be followed by '.' and a member's name; write it as in $.eventName"),
    ("$.a b", "5: nothing may follow the selector; remove it"),
    (
      " $.a[*]",
      "2: a wildcard leads to many values, and a metric takes one; name a member or a place"
    ),
  ])
  func `a metric refuses what is no single path`(_ text: String, _ expected: String) {
    #expect {
      _ = try MetricSelector(text)
    } throws: { error in
      guard let fault = error as? ConditionFault else { return false }
      return "\(fault.position + 1): \(fault.fault); \(fault.mend)" == expected
    }
  }
}
