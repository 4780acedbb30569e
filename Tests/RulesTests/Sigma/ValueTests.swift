import Testing

@testable import Rules

@Suite("Values")
struct ValueTests {
  /// An event whose user agent is a JSON value.
  static func event(_ value: String) -> String { #"{"userAgent":\#(value)}"# }

  @Test(
    "texts, wildcards and escapes",
    arguments: [
      ("abc", #""ABC""#, true),
      ("abc", #""abcd""#, false),
      ("'É'", #""é""#, true),
      ("'Straße'", #""STRAßE""#, true),
      ("'σας'", #""ΣΑΣ""#, true),
      ("k", #""\u212A""#, true),
      ("'ı'", #""i""#, false),
      ("a*c", #""abbbc""#, true),
      ("a*c", #""ac""#, true),
      ("a*c", #""acb""#, false),
      ("'*b*'", #""abc""#, true),
      ("a?c", #""abc""#, true),
      ("a?c", #""aéc""#, true),
      ("a?c", #""ac""#, false),
      ("a?c", #""abbc""#, false),
      ("'*é?'", #""xéé""#, true),
      ("'?*?'", #""é""#, false),
      ("'a*a'", #""a""#, false),
      ("'a*b*a'", #""aba""#, true),
      ("'*'", #""""#, true),
      ("'**'", #""x""#, true),
      ("'*'", "null", false),
      ("'*'", "{}", true),
      ("'*'", "[]", false),
      ("'*'", "[null]", false),
      ("'*'", #"[null, "x"]"#, true),
      ("'*'", "[{}]", true),
      ("'?'", #""""#, false),
      (#"'a\*b'"#, #""a*b""#, true),
      (#"'a\*b'"#, #""axb""#, false),
      (#"'a\?b'"#, #""a?b""#, true),
      (#"'a\?b'"#, #""axb""#, false),
      (#"'a\\*b'"#, #""a\\xxb""#, true),
      (#"'a\\*b'"#, #""axxb""#, false),
      (#"'a\\\*b'"#, #""a\\*b""#, true),
      (#"'a\\\*b'"#, #""a\\xb""#, false),
      (#"'a\b'"#, #""a\\b""#, true),
      (#"'a\\b'"#, #""a\\b""#, true),
      (#"'a\\\\b'"#, #""a\\\\b""#, true),
      (#"'a\'"#, #""a\\""#, true),
      ("'a\"b'", #""a\"b""#, true),
      ("'a/b'", #""a\/b""#, true),
      ("abc", #""\u0061b\u0063""#, true),
    ])
  func text(_ rule: String, _ value: String, _ expected: Bool) throws {
    #expect(try RuleHarness.item("userAgent: \(rule)", Self.event(value)) == expected)
  }

  @Test(
    "numbers and booleans",
    arguments: [
      ("22", "22", true),
      ("22", "22.0", true),
      ("22", "2.2e1", true),
      ("22", "220", false),
      ("22", #""22""#, true),
      ("22", #""022""#, false),
      ("9007199254740993", "9007199254740992", false),
      ("9007199254740993", "9007199254740993", true),
      ("1.08", #""1.08""#, true),
      ("1.5", "1.50", true),
      ("-3", "-3", true),
      ("'22'", "22", true),
      ("'2*'", "22", true),
      ("'22'", "23", false),
      ("012345678901", #""012345678901""#, true),
      ("'false'", "false", true),
      ("'true'", "true", true),
      ("'TRUE'", "true", true),
      ("'true'", "false", false),
      ("'1'", "true", false),
      ("true", "true", true),
      ("true", #""True""#, true),
      ("true", "1", true),
      ("true", #""1""#, true),
      ("true", "false", false),
      ("true", "0", false),
      ("False", "false", true),
      ("false", #""0""#, true),
      ("false", "null", false),
      ("22", "null", false),
      ("22", "true", false),
      ("No", #""NO""#, true),
      ("No", "false", false),
    ])
  func scalar(_ rule: String, _ value: String, _ expected: Bool) throws {
    #expect(try RuleHarness.item("userAgent: \(rule)", Self.event(value)) == expected)
  }

  @Test("a test on an absent field is false, and its negation true")
  func absence() throws {
    for item in ["a: x", "a|re: .*", "a|gt: 1", "a|cidr: 0.0.0.0/0", "a: '*'", "a: true"] {
      #expect(try !RuleHarness.item(item, "{}"), "\(item)")
      let negated = "selection:\n  \(item)\ncondition: not selection"
      #expect(try RuleHarness.matches(negated, "{}"), "\(item)")
    }
  }

  @Test("contains of a wildcard asks for a value that is not null")
  func containsWildcard() throws {
    #expect(try RuleHarness.item("userAgent|contains: '*'", Self.event(#""""#)))
    #expect(try RuleHarness.item("userAgent|contains: ''", Self.event(#""x""#)))
    #expect(try !RuleHarness.item("userAgent|contains: '*'", Self.event("null")))
    #expect(try !RuleHarness.item("userAgent|contains: '*'", "{}"))
  }
}
