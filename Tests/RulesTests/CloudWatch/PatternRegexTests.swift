import Testing

@testable import Rules

@Suite("Regular expressions of filter patterns")
struct PatternRegexTests {
  @Test(arguments: [
    ("b", "abc", true),
    ("B", "abc", false),
    ("^b", "abc", false),
    ("^a.c$", "abc", true),
    ("^a.c$", #"a\nc"#, false),
    ("a|x", "x", true),
    ("^[a-c]{3}$", "abc", true),
    ("^[^a]", "abc", false),
    ("ab?c", "ac", true),
    ("^a+?$", "aaa", true),
    ("a.*?c", "abc", true),
    ("^a{1,2}?$", "aa", true),
    (#"^\d\D\s\S\w\W$"#, "1a b_-", true),
    (#"\d"#, "abc", false),
    (#"\x61\x42"#, "aB", true),
    (#"10\.1\."#, "10.1.2.3", true),
    (#"10\.1\."#, "10x1.2.3", false),
    (#"^\^\$\?\[\]\{\}\|\\\*\+\.$"#, #"^$?[]{}|\\*+."#, true),
    (#"^[\d\-:]+$"#, "10:0-1", true),
    ("^[ :_#=@/;,-]+$", " :_#=@/;,-", true),
    ("user[0-9]+@", "user17@x", true),
    (".", "é", true),
    ("^.$", "日", true),
  ])
  func `a search anywhere in the text, with case`(
    _ expression: String, _ text: String, _ expected: Bool
  ) throws {
    let event = #"{"a":"\#(text)"}"#
    #expect(try PatternHarness.matches("{ $.a = %\(expression)% }", event) == expected)
    #expect(try PatternHarness.matches("{ $.a != %\(expression)% }", event) == !expected)
  }

  @Test(arguments: [
    ("", "10: it is empty"),
    ("(a)", "10: CloudWatch does not allow '('; write alternatives out"),
    (#"\("#, "11: CloudWatch does not allow '('"),
    ("a!", "11: CloudWatch does not allow '!'; write \\x21"),
    ("a\"", "11: CloudWatch does not allow '\"'"),
    ("<", "10: CloudWatch does not allow '<'"),
    ("é", "10: CloudWatch does not allow 'é'; write '.' in its place"),
    (#"\b"#, "10: CloudWatch does not know this escape"),
    (#"\n"#, "10: CloudWatch does not know this escape"),
    (#"a\A"#, "11: CloudWatch does not know this escape"),
    (#"\1"#, "10: CloudWatch does not know this escape"),
    (#"\u0061"#, "10: CloudWatch does not know this escape"),
    (#"\x6"#, "10: CloudWatch does not know this escape"),
    (#"\x{61}"#, "10: CloudWatch does not know this escape"),
    (#"a\"#, "11: CloudWatch does not know this escape"),
    ("a++", "12: possessive quantifiers"),
    ("a*+", "12: possessive quantifiers"),
    ("a?+", "12: possessive quantifiers"),
    ("a{2}+", "14: possessive quantifiers"),
    ("a**", "12: a quantifier follows a quantifier; write one only"),
    ("*a", "10: there is nothing before '*' to repeat"),
    ("[a", "10: this '[' is never closed"),
    ("a{3,1}", "11: the bounds of a repetition are reversed"),
    ("[b-a]", "11: the ends of a range are reversed"),
  ])
  func `whatever CloudWatch does not know is refused, with its column and a mend`(
    _ expression: String, _ expected: String
  ) {
    let refusal = PatternHarness.refusal("{ $.a = %\(expression)% }") ?? "taken"
    let plain = refusal.replacing("the regular expression cannot be run: ", with: "")
    #expect(plain != refusal && plain.hasPrefix(expected), "\(refusal)")
    #expect(refusal.contains("; "))
  }

  @Test func `a percent sign must end it`() {
    #expect(
      PatternHarness.refusal("{ $.a = %b }")
        == "9: this '%' is never closed; add '%' behind the regular expression")
  }
}
