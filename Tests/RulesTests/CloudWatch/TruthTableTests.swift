import Testing

@testable import Rules

/// The value of `$.a` against what a condition asks of it, cell by cell.
@Suite("The truth table of filter patterns")
struct TruthTableTests {
  /// What `=`, `!=`, `>`, IS NULL, IS TRUE, IS FALSE and NOT EXISTS answer, in this order.
  @Test(arguments: [
    (#"{"a":"5"}"#, "5", "t f f f f f f"),
    (#"{"a":5}"#, "5", "t f t f f f f"),
    (#"{"a":6}"#, "5", "f t t f f f f"),
    (#"{"a":true}"#, "true", "f f f f t f f"),
    (#"{"a":false}"#, "true", "f f f f f t f"),
    (#"{"a":null}"#, "5", "f f f t f f f"),
    (#"{"a":{}}"#, "5", "f f f f f f f"),
    (#"{"a":{"a":5}}"#, "5", "f f f f f f f"),
    (#"{"a":{"a":null}}"#, "5", "f f f f f f f"),
    (#"{"a":[]}"#, "5", "f f f f f f f"),
    (#"{"a":[5]}"#, "5", "f f f f f f f"),
    (#"{"a":[5,null]}"#, "5", "f f f t f f f"),
    (#"{"a":[[null]]}"#, "5", "f f f f f f f"),
    ("{}", "5", "f f f f f f t"),
    (#"{"b":5}"#, "5", "f f f f f f t"),
  ])
  func `each kind of value answers each question as CloudWatch does`(
    _ event: String, _ literal: String, _ expected: String
  ) throws {
    #expect(try answers(of: "$.a", literal, event) == expected)
  }

  @Test(arguments: [
    (#"{"a":[5]}"#, "t f t f f f f"),
    (#"{"a":["5"]}"#, "t f f f f f f"),
    (#"{"a":[1,"x",6]}"#, "f t t f f f f"),
    (#"{"a":[1,5]}"#, "t f t f f f f"),
    (#"{"a":[null]}"#, "f t f t f f f"),
    (#"{"a":[[null]]}"#, "f t f f f f f"),
    (#"{"a":[true,false]}"#, "f t f f t t f"),
    (#"{"a":[{}]}"#, "f t f f f f f"),
    (#"{"a":[]}"#, "f t f f f f t"),
    (#"{"a":null}"#, "f t f f f f t"),
    (#"{"a":{"b":5}}"#, "f t f f f f t"),
    ("{}", "f f f f f f t"),
  ])
  func `a wildcard asks for any node, but != for none that is equal`(
    _ event: String, _ expected: String
  ) throws {
    #expect(try answers(of: "$.a[*]", "5", event) == expected)
  }

  private func answers(
    of selector: String, _ literal: String, _ event: String
  ) throws -> String {
    let questions = [
      "= \(literal)", "!= \(literal)", "> 4", "IS NULL", "IS TRUE", "IS FALSE", "NOT EXISTS",
    ]
    return try questions.map { question in
      try PatternHarness.matches("{ \(selector) \(question) }", event) ? "t" : "f"
    }.joined(separator: " ")
  }

  @Test(arguments: [
    ("abc", #""abc""#, true),
    ("abc", #""ABC""#, false),
    ("abc", #""abcd""#, false),
    (#""a b""#, #""a b""#, true),
    (#""É""#, #""é""#, false),
    (#""É""#, #""\u00c9""#, true),
    (#""""#, #""""#, true),
    (#""""#, "0", false),
    ("*", #""""#, true),
    ("*", "7", true),
    ("a*", #""abc""#, true),
    ("*c", #""abc""#, true),
    ("a*c", #""abbc""#, true),
    ("a*c", #""ac""#, true),
    ("a*c", #""Ac""#, false),
    (#""*b*""#, #""abc""#, true),
    (#""a?c""#, #""abc""#, false),
    (#""a?c""#, #""a?c""#, true),
    (#""a\"b""#, #""a\"b""#, true),
    (#""a\\b""#, #""a\\b""#, true),
    (#""*b""#, #""a\nb""#, true),
    ("kms.amazonaws.com", #""kms.amazonaws.com""#, true),
    ("kms.amazonaws.com", #""kmsXamazonaws.com""#, false),
    ("123.123.*", #""123.123.0.7""#, true),
    ("true", #""true""#, true),
    ("true", "true", false),
    (#""true""#, "true", false),
    ("*", "true", false),
    ("*", "null", false),
    ("*", "{}", false),
  ])
  func `texts are equal as a whole, with case, and * stands for any run`(
    _ literal: String, _ value: String, _ expected: Bool
  ) throws {
    try expect(literal, value, expected)
  }

  @Test(arguments: [
    ("1", "1", true),
    ("1", "1.0", true),
    ("1.0", "1", true),
    ("1e2", "100", true),
    ("+1", "1", true),
    ("01", "1", true),
    ("-0", "0", true),
    ("-2.50", "-2.5", true),
    ("1", "-1", false),
    ("9007199254740993", "9007199254740993", true),
    ("9007199254740993", "9007199254740992", false),
    ("-9007199254740993", "-9007199254740992", false),
    ("18446744073709551617", "18446744073709551616", false),
    ("18446744073709551617", "18446744073709551617", true),
    ("9223372036854775807", "9223372036854775808", false),
    ("1e309", "1e309", false),
    ("1e308", "1e309", false),
    ("1", "1e309", false),
    ("1", #""1""#, true),
    ("1", #""01""#, false),
    ("1.0", #""1""#, false),
    ("1e309", #""1e309""#, true),
    ("1e5", #""1E5""#, false),
    (#""1""#, "1", true),
    (#""1""#, "1.0", false),
    (#""1*""#, "123", true),
    ("1*", "123", true),
    ("*3", "123", true),
    ("1x", "1", false),
    ("%^1.3$%", "123", true),
    ("%[5-9]%", "123", false),
  ])
  func `numbers are equal by value, and as texts where one of both is written as one`(
    _ literal: String, _ value: String, _ expected: Bool
  ) throws {
    try expect(literal, value, expected)
  }

  private func expect(_ literal: String, _ value: String, _ expected: Bool) throws {
    let event = #"{"a":\#(value)}"#
    #expect(try PatternHarness.matches("{ $.a = \(literal) }", event) == expected)
    let isComparable = !["true", "null", "{}"].contains(value)
    #expect(
      try PatternHarness.matches("{ $.a != \(literal) }", event) == (isComparable && !expected))
  }

  @Test(arguments: [
    ("> 5", "t f f"), (">= 5", "t t f"), ("< 5", "f f t"), ("<= 5", "f t t"),
    ("> 5.5", "t f f"), ("< -1", "f f f"), ("> -1e5", "t t t"), ("> 1e309", "f f f"),
    ("< 1e309", "f f f"), ("<= 1e309", "f f f"),
  ])
  func `relations hold between numbers, by value`(_ question: String, _ expected: String) throws {
    let answers = try ["6", "5.0", "4"].map { value in
      try PatternHarness.matches("{ $.a \(question) }", #"{"a":\#(value)}"#) ? "t" : "f"
    }
    #expect(answers.joined(separator: " ") == expected)
    #expect(try !PatternHarness.matches("{ $.a \(question) }", #"{"a":"6"}"#))
    #expect(try !PatternHarness.matches("{ $.a \(question) }", #"{"a":1e309}"#))
  }

  @Test func `integers beyond 2^53 are told apart by relations`() throws {
    let event = #"{"a":9007199254740993}"#
    #expect(try PatternHarness.matches("{ $.a > 9007199254740992 }", event))
    #expect(try !PatternHarness.matches("{ $.a > 9007199254740993 }", event))
    #expect(try !PatternHarness.matches("{ $.a < 9007199254740993 }", event))
  }
}
