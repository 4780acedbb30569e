import Testing

@testable import Rules

@Suite("Limits of filter patterns")
struct PatternLimitTests {
  @Test func `a pattern may have 1024 characters`() throws {
    for filler in ["x", "é"] {
      let head = "{ $.a = \""
      let tail = "\" }"
      let text = String(repeating: filler, count: 1024 - head.count - tail.count)
      #expect(try PatternHarness.matches(head + text + tail, #"{"a":"\#(text)"}"#))
      #expect(
        PatternHarness.refusal(head + text + tail + " ")
          == "1025: the pattern has 1025 characters, of 1024 allowed; split it into two filters")
    }
  }

  @Test func `a pattern may have three selectors with a wildcard`() {
    let conditions = ["$.a[*] = 1", "$.b.* = 1", "$.c.*.d NOT EXISTS", "$.e = *"]
    #expect(PatternHarness.refusal("{ \(conditions.joined(separator: " && ")) }") == nil)
    let refusal = PatternHarness.refusal("{ \(conditions.joined(separator: " || ")) || $.* = 1 }")
    #expect(
      refusal
        == "63: a pattern may have no more than 3 selectors with a wildcard; split it into two filters"
    )
  }

  @Test func `a pattern may have two regular expressions`() {
    #expect(PatternHarness.refusal("{ $.a = %b% && $.c != %d% }") == nil)
    #expect(
      PatternHarness.refusal("{ $.a = %b% && $.c != %d% && $.e = %f% }")
        == "36: a pattern may have no more than 2 regular expressions; split it into two filters")
  }

  @Test func `deep parentheses are read without deep recursion`() throws {
    let depth = 500
    let nested =
      "{\(String(repeating: "(", count: depth))$.a=1\(String(repeating: ")", count: depth))}"
    #expect(try PatternHarness.matches(nested, #"{"a":1}"#))
    let open = "{" + String(repeating: "(", count: 1023)
    #expect(PatternHarness.refusal(open)?.hasPrefix("1025: a condition is missing") == true)
    let closed = "{$.a=1" + String(repeating: ")", count: 1000)
    #expect(PatternHarness.refusal(closed)?.hasPrefix("7: this ')' closes nothing") == true)
    // As deep as joints can alternate.
    let count = 75
    let alternating =
      "{" + String(repeating: "$.a=0||($.a=1&&(", count: count / 2) + "$.a=1"
      + String(repeating: "))", count: count / 2) + "}"
    #expect(try PatternHarness.matches(alternating, #"{"a":1}"#))
  }

  @Test func `many stars cost no more than their text`() throws {
    let text = String(repeating: "a", count: 100_000)
    let stars = String(repeating: "*", count: 1000)
    #expect(try PatternHarness.matches("{ $.a = \(stars) }", #"{"a":"\#(text)"}"#))
    #expect(try !PatternHarness.matches("{ $.a = \(stars)b }", #"{"a":"\#(text)"}"#))
    let pairs = String(repeating: "a*", count: 500)
    #expect(try PatternHarness.matches("{ $.a = \(pairs) }", #"{"a":"\#(text)"}"#))
    #expect(try !PatternHarness.matches("{ $.a = \(pairs)b }", #"{"a":"\#(text)"}"#))
  }

  @Test func `many steps, digits and operators end in an answer`() {
    #expect(PatternHarness.refusal("{$\(String(repeating: ".a", count: 500))=1}") == nil)
    #expect(PatternHarness.refusal("{$.a\(String(repeating: "[0]", count: 330))=1}") == nil)
    #expect(PatternHarness.refusal("{$.a=\(String(repeating: "9", count: 1000))}") == nil)
    #expect(PatternHarness.refusal("{$.a=\(String(repeating: "0", count: 1000))}") == nil)
    #expect(PatternHarness.refusal("{$.a=%\(String(repeating: ".*", count: 500))%}") == nil)
    let long = String(repeating: "{", count: 1_000_000)
    #expect(PatternHarness.refusal(long)?.hasPrefix("1025: the pattern has 1000000") == true)
  }
}
