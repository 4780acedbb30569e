import CloudTrail
import Testing

@testable import Rules

@Suite("Regular expressions")
struct RegexTests {
  static func matches(_ regex: LinearRegex, _ text: String) -> Bool {
    let bytes = Array("<\(text)>".utf8)
    return regex.matches(bytes.span.bytes, in: ByteRange(1, bytes.count - 1))
  }

  static func matches(_ sets: RegexBitSets, _ text: String) -> Bool {
    let bytes = Array("<\(text)>".utf8)
    return sets.matches(bytes.span.bytes, in: ByteRange(1, bytes.count - 1))
  }

  /// The sets of an expression, also where its table would be small; nil where they are too large.
  ///
  /// - Parameter isWhole: whether also what a search does not need is kept, so that more is tried.
  static func bitSets(
    _ pattern: String, _ options: RegexOptions, isWhole: Bool = false
  ) -> RegexBitSets? {
    var stepCount = 0
    guard
      let syntax = try? RegexParser.parse(pattern, options, stepCount: &stepCount),
      let automaton = try? RegexCompiler.compile(
        isWhole ? syntax : syntax.simplified.trimmedForSearch, stepCount: &stepCount),
      let positions = try? RegexPositions(of: automaton, stepCount: &stepCount)
    else { return nil }
    return try? RegexBitSets(of: positions, stepCount: &stepCount)
  }

  @Test(
    "each form",
    arguments: [
      ("abc", "xabcx", true),
      ("abc", "abx", false),
      ("", "", true),
      ("a|b|", "x", true),
      ("^a$", "a", true),
      ("^a$", "ab", false),
      ("^$", "", true),
      ("a.c", "aéc", true),
      ("^.$", "é", true),
      ("^..$", "é", false),
      ("^.$", "日", true),
      ("^.$", "🙂", true),
      ("a.c", "a\nc", false),
      ("[a-c]+x", "abcx", true),
      ("^[^a-c]$", "d", true),
      ("^[^a-c]$", "b", false),
      ("^[^a]$", "é", true),
      ("^[à-ü]$", "é", true),
      ("^[^à-ü]$", "é", false),
      ("[]a]", "]", true),
      ("[^]a]", "]a", false),
      ("[a-]", "-", true),
      ("[-a]", "-", true),
      (#"[\d\-x]"#, "-", true),
      (#"[\]]"#, "]", true),
      ("a{2}", "aa", true),
      ("^a{2}$", "aaa", false),
      ("^a{2,}$", "aaaa", true),
      ("^a{1,3}$", "aaaa", false),
      ("^a{0}b$", "b", true),
      ("a{,2}", "a{,2}", true),
      ("x{", "x{", true),
      (#"\$\{project"#, "${project.version}", true),
      ("a+?b", "aab", true),
      ("a*?", "", true),
      ("(ab)+c", "ababc", true),
      ("(?:ab|c)d", "cd", true),
      ("(?P<name>a)b", "ab", true),
      ("(?<name>a)b", "ab", true),
      ("(?i)ABC", "abc", true),
      ("(?i:A)b", "ab", true),
      ("(?i:A)b", "aB", false),
      ("((?i)a)b", "Ab", true),
      ("((?i)a)b", "AB", false),
      ("(?i)(?-i)a", "A", false),
      ("(?i)[^a]", "A", false),
      ("(?i)k", "\u{212A}", true),
      ("(?i)straße", "STRAßE", true),
      ("(?i)σ", "ς", true),
      (#"^\w+$"#, "aZ_9", true),
      (#"^\w$"#, "é", false),
      (#"\d{3}"#, "a123", true),
      (#"^\D$"#, "é", true),
      (#"\s"#, "a\tb", true),
      (#"^\S+$"#, "a b", false),
      (#"\bcat\b"#, "a cat!", true),
      (#"\bcat\b"#, "concat", false),
      (#"\Bcat"#, "concat", true),
      (#"\B"#, "aéb", false),
      (#"\Aab\z"#, "ab", true),
      (#"\x41\u0042\x{43}"#, "ABC", true),
      (#"\."#, "a", false),
      (#"a\/b"#, "a/b", true),
      ("^^a$$", "a", true),
      ("(a*)*b", "aab", true),
      ("(|a)+b", "aab", true),
      ("(^a)|b$", "xb", true),
      (".+:assumed-role/aws:.+", "arn:aws:sts::1:assumed-role/aws:ec2-instance/i-1", true),
    ])
  func form(_ pattern: String, _ text: String, _ expected: Bool) throws {
    #expect(Self.matches(try LinearRegex(pattern, []), text) == expected)
    for isWhole in [false, true] {
      let sets = try #require(Self.bitSets(pattern, [], isWhole: isWhole))
      #expect(Self.matches(sets, text) == expected)
    }
  }

  @Test(
    "refused with the place and the reason",
    arguments: [
      ("a(b", "at 1: this '(' is never closed"),
      ("ab)", "at 2: this ')' closes no group"),
      ("[ab", "at 0: this '[' is never closed"),
      ("*a", "at 0: there is nothing before '*' to repeat"),
      ("a|+", "at 2: there is nothing before '+' to repeat"),
      ("a**", "at 2: a quantifier follows a quantifier"),
      ("a{2}{3}", "at 4: a quantifier follows a quantifier"),
      ("a++", "at 2: possessive quantifiers cannot be matched in linear time"),
      ("x(?=a)", "at 1: lookahead and lookbehind cannot be matched in linear time"),
      ("(?<!a)b", "at 0: lookahead and lookbehind cannot be matched in linear time"),
      ("(?>a)b", "at 0: atomic groups cannot be matched in linear time"),
      (#"(a)\1"#, "at 3: backreferences cannot be matched in linear time"),
      ("(?x)a", "at 0: this kind of group is not known"),
      ("a{2000}", "at 1: a repetition asks for more than 1000"),
      ("a{3,2}", "at 1: the bounds of a repetition are reversed"),
      ("[b-a]", "at 1: the ends of a range are reversed"),
      (#"[a-\d]"#, "at 1: a range needs a character on both sides"),
      ("[[:alpha:]]", "at 1: named classes such as [:alpha:] are not known"),
      (#"\p{L}"#, "at 0: the escape \\p is not known"),
      (#"a\"#, "at 1: the expression ends in a backslash"),
      (#"\x4"#, "at 0: this escape names no character"),
      (
        "a.{1000}b.{1000}c.{1000}d.{1000}(a|b.){50}",
        "at 0: it needs 4154 positions at once, 4096 are allowed"
      ),
      (
        "a((b|c)?(d|ee)?){100}z.{30}y",
        "at 0: it needs 1367 steps for each character, 200 are allowed"
      ),
      (
        "a(b?c?d?e?){250}z.{30}y",
        "at 0: too much of it can be left out, in too many combinations"
      ),
      ("(a{1000}){1000}", "at 0: its repetitions unfold to more than 5000 characters"),
      (
        "((((^|a$){1000}){1000}){1000}){1000}",
        "at 0: its repetitions unfold to more than 5000 characters"
      ),
    ])
  func refusal(_ pattern: String, _ expected: String) {
    #expect {
      try LinearRegex(pattern, [])
    } throws: { error in
      guard let fault = error as? RegexFault else { return false }
      return "at \(fault.position): \(fault.message)" == expected
    }
  }

  @Test(
    "forms of other engines are refused with what to write instead",
    arguments: [
      (#"\pL"#, "list the characters, as in [A-Za-z]"),
      (#"\P{L}"#, "list the characters that it must not be, as in [^A-Za-z]"),
      (#"a\Z"#, "write $ for the end of the text"),
      (#"\Ga"#, "write ^ for the start of the text"),
      (#"\h+"#, #"write [ \t]"#),
      (#"\Qa.b\E"#, #"write a backslash before each sign between \Q and \E instead"#),
      (#"a\Kb"#, "leave it out: only whether the expression is found matters"),
      (#"\123"#, #"write \x53"#),
      (#"[\101-\132]"#, #"write \x41"#),
      (#"\0"#, #"write \x00"#),
      (#"(a)\1"#, "write what the group matches again"),
      ("[[:alpha:]]+", "write the characters, as in [A-Za-z]"),
      ("[_[:alnum:]]+", "write the characters, as in [A-Za-z0-9]"),
      ("[[:space:]]", #"write the characters, as in [\s]"#),
      ("[[:punct:]]", #"write the characters, as in [!-/:-@\[-`{-~]"#),
      ("[[:vowel:]]", "write the characters, as in [A-Za-z]"),
      ("[[:", "write the characters, as in [A-Za-z]"),
      (#"\y"#, "remove the backslash"),
    ])
  func foreign(_ pattern: String, _ mend: String) {
    #expect {
      try LinearRegex(pattern, [])
    } throws: { error in
      (error as? RegexFault)?.mend == mend
    }
  }

  @Test("nesting is limited")
  func nesting() {
    let pattern = String(repeating: "(", count: 5000) + String(repeating: ")", count: 5000)
    #expect(throws: RegexFault.self) { try LinearRegex(pattern, []) }
  }

  @Test(
    "hostile expressions take linear time", .timeLimit(.minutes(1)),
    arguments: [
      "(a+)+$", "(a|aa)*c", "(a*)*c", "(.*)*c", "(x+x+)+y", "(a|a)*b",
      "^(([a-z])+.)+[A-Z]([a-z])+$",
      "[ab]*a[ab]{14}c", "(a?){100}a{100}c",
    ])
  func hostile(_ pattern: String) throws {
    let regex = try LinearRegex(pattern, [])
    #expect(!Self.matches(regex, String(repeating: "a", count: 2000) + "!"))
  }

  @Test("an expression whose table would be too large is followed without one")
  func withoutTable() throws {
    let regex = try LinearRegex("a(a|b){12}c$", [])
    #expect(!regex.isDeterministic)
    #expect(Self.matches(regex, "bbbb" + "a" + "abababababab" + "c"))
    #expect(!Self.matches(regex, "aaaa" + "b" + "abababababab" + "c"))
    #expect(try LinearRegex(".+:assumed-role/aws:.+", []).isDeterministic)
    // Of all the times that it has begun, only the last one matters.
    #expect(try LinearRegex("a.{0,1000}b", []).isDeterministic)
    #expect(try LinearRegex("(curl|wget).{0,60}(sh|bash)", []).isDeterministic)
  }
}
