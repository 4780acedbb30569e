import Testing

@testable import Rules

@Suite("Refused detections")
struct DetectionRefusalTests {
  @Test(
    "a detection that cannot be run is refused with place, reason and mend",
    arguments: [
      ("s: {a|foo: 1}\ncondition: s", "4:9: the modifier 'foo' is not known; use one of"),
      ("s: {a|: 1}\ncondition: s", "4:9: the modifier '' is not known; use one of"),
      (
        "s: {a|re: '('}\ncondition: s",
        "4:13: the regular expression cannot be run: at character 1, this '(' is never closed; add ')', or write \\( for the character"
      ),
      (
        "s: {a|re: [x, 'a(?!b)']}\ncondition: s",
        "4:17: the regular expression cannot be run: at character 2, lookahead and lookbehind cannot be matched in linear time; write the condition as a second search identifier"
      ),
      (
        "s: {a|re: ''}\ncondition: s",
        "4:13: 're' needs a text, not an empty text; correct the value or the modifier"
      ),
      (
        "s: {a|contains|re: x}\ncondition: s",
        "4:18: 're' must come before 'contains'; write 're' directly behind the field"
      ),
      ("s: {a|i: x}\ncondition: s", "4:12: 'i' belongs behind 're'; write |re|i"),
      (
        "s: {a|re|cased: x}\ncondition: s",
        "4:12: regular expressions heed case already; remove 'cased'"
      ),
      (
        "s: {a|cidr: 10.0.0.1/8}\ncondition: s",
        "4:15: '10.0.0.1/8' has bits set behind the first 8; write the first address of the network"
      ),
      (
        "s: {a|cidr: 10.0.0.0/33}\ncondition: s",
        "4:15: '33' is not a number of bits; write 0 to 32 behind '/'"
      ),
      (
        "s: {a|cidr: here}\ncondition: s",
        "4:15: 'here' is not a network; write it as 192.0.2.0/24 or 2001:db8::/32"
      ),
      (
        "s: {a|gt: many}\ncondition: s",
        "4:13: 'gt' needs a number, not a text; correct the value or the modifier"
      ),
      (
        "s: {a|exists: maybe}\ncondition: s",
        "4:17: 'exists' asks for true or false, not for a text; write true or false, without quotes"
      ),
      (
        "s: {a|exists|all: true}\ncondition: s",
        "4:9: 'exists' takes no other modifier; remove the others"
      ),
      (
        "s: {a|contains|fieldref: b}\ncondition: s",
        "4:18: 'fieldref' must come before 'contains'; write 'fieldref' directly behind the field"
      ),
      (
        "s: {a|contains: null}\ncondition: s",
        "4:19: 'contains' needs a text, not null; correct the value or the modifier"
      ),
      (
        "s: {a|expand: '%admins%'}\ncondition: s",
        "4:17: the placeholder '%admins%' is not configured; list its values under rules.placeholders.admins in the configuration"
      ),
      (
        "s: {a|expand: '%my admins%'}\ncondition: s",
        "4:17: the placeholder '%my admins%' is not configured; list its values under rules.placeholders, as '\"my admins\": [...]', in the configuration"
      ),
      (
        "s: {a|base64: 'x*'}\ncondition: s",
        "4:17: 'base64' cannot encode wildcards; write 'contains' behind it, or escape the wildcard with a backslash"
      ),
      (
        "s: {a|contains|base64: x}\ncondition: s",
        "4:26: 'base64' cannot encode wildcards; write 'contains' behind it, or escape the wildcard with a backslash"
      ),
      (
        "s: {a|utf16: x}\ncondition: s",
        "4:16: UTF-16 of this text cannot stand in an event as it is; write base64 or base64offset behind the modifier"
      ),
      (
        "s: {a|windash: '-a -b -c -d -e'}\ncondition: s",
        "4:18: 'windash' would make too many variants of a text with more than 4 options; write several values with contains|all"
      ),
      (
        "s: {a|hour: noon}\ncondition: s",
        "4:15: 'hour' needs a number, not a text; correct the value or the modifier"
      ),
      (
        "s: {a: {b: c}}\ncondition: s",
        "4:10: a value of a cannot be a map; write the path with dots, as in a.b"
      ),
      ("s: {a: [[b]]}\ncondition: s", "4:11: a value of a cannot be a list; write one flat list"),
      (
        "s: [[b]]\ncondition: s",
        "4:7: a list within a list has no meaning here; write one flat list"
      ),
      ("s: {}\ncondition: s", "4:3: a map without items would match every event; add an item"),
      ("s: []\ncondition: s", "4:3: the search identifier 's' is empty; add a test to it"),
      (
        "s: {a: '\(String(repeating: "a?", count: 129))'}\ncondition: s",
        "4:10: the text has more than 128 wildcards '?'; escape them with a backslash, or write a regular expression such as .{200}"
      ),
      (
        "s: {a|re|re: x}\ncondition: s",
        "4:12: 're' stands twice; remove one of the two"
      ),
      (
        "s: {a|fieldref|exists: true}\ncondition: s",
        "4:18: 'exists' takes no other modifier; remove the others"
      ),
      (
        "s: {'|all': []}\ncondition: s",
        "4:15: this list of keywords is empty; write the texts to look for"
      ),
      (
        "s: ['']\ncondition: s",
        "4:7: this keyword would match every event; write the text to look for"
      ),
      ("s:\ncondition: s", "4:3: the search identifier 's' is empty; add a test to it"),
      (
        "s: {a: 1}",
        "3:1: the detection has no condition; add 'condition:' with the names of the search identifiers"
      ),
      ("condition: s", "3:1: the detection has no search identifier; add one with its tests"),
      (
        "s: {a: 1}\ncondition:",
        "5:13: a condition must be a text, not nothing; write the names of search identifiers, joined by and, or, not"
      ),
      ("s: {a: 1}\ncondition: []", "5:14: the list of conditions is empty; write a condition"),
      (
        "s: {a: 1}\ntimeframe: 5m\ncondition: s",
        "5:3: 'timeframe' has no meaning without a count behind '|'; remove it, or write a correlation with a timespan beside the rule"
      ),
      (
        "s: {a: 1}\ncondition: s | count() > 5",
        "5:14: the condition counts, and there is no timeframe to count in; add 'timeframe:' to the detection"
      ),
      (
        "s: {a: 1}\ntimeframe: {a: 2}\ncondition: s or timeframe",
        "6:19: 'timeframe' cannot be the name of a search identifier; rename it: the name has a meaning of its own"
      ),
      (
        "s: {a: 1}\ntimeframe: 5m\ncondition: [s, s | count() > 3]",
        "6:20: a count behind '|' must stand alone; make it the only condition, or write a correlation beside the rule"
      ),
      (
        "s: {a: 1}\ncondition: t",
        "5:14: no search identifier is named 't'; define it under detection, or correct the name"
      ),
      (
        "s: {a: 1}\ncondition: s AND s",
        "5:16: 'AND' joins nothing in capital letters; write 'and'"
      ),
      (
        "s: {a: 1}\ncondition: NOT s",
        "5:14: 'NOT' joins nothing in capital letters; write 'not'"
      ),
      (
        "s: {a: 1}\ncondition: s and NOT",
        "5:20: no search identifier is named 'NOT'; write 'not' in small letters"
      ),
      (
        "s: {a: 1}\ncondition: 'not t'",
        "5:19: no search identifier is named 't'; define it under detection, or correct the name"
      ),
      (
        "s: {a: 1}\ncondition: s and",
        "5:19: the condition ends where an identifier is expected; complete it"
      ),
      ("s: {a: 1}\ncondition: (s", "5:14: this '(' is never closed; add ')'"),
      ("s: {a: 1}\ncondition: s)", "5:15: this ')' closes nothing; remove it"),
      ("s: {a: 1}\ncondition: s s", "5:16: 'and' or 'or' is missing before 's'; write it"),
      (
        "s: {a: 1}\ncondition: 2 of them",
        "5:14: '2 of' is not a quantity; write '1 of' or 'all of'"
      ),
      (
        "s: {a: 1}\ncondition: 1 of",
        "5:18: 'of' needs 'them' or a pattern behind it; write '1 of them' or '1 of name*'"
      ),
      (
        "s: {a: 1}\ncondition: 1 of t*",
        "5:19: 't*' names no search identifier; define one under detection, or correct the pattern"
      ),
      (
        "s: {a: 1}\ncondition: s*",
        "5:14: a pattern needs '1 of' or 'all of' before it; write '1 of s*'"
      ),
      (
        "_s: {a: 1}\ncondition: 1 of them",
        "5:19: 'them' names no search identifier; define one under detection, or correct the pattern"
      ),
      (
        "s: {a: 1}\ncondition: s & s",
        "5:16: '&' has no meaning in a condition; use identifiers, and, or, not, parentheses, '1 of' and 'all of'"
      ),
      (
        "s: {a: 1}\ncondition: |\n  s and\n  t",
        "5:14: no search identifier is named 't'; define it under detection, or correct the name"
      ),
    ])
  func detection(_ detection: String, _ expected: String) {
    let problems = RuleHarness.problems(RuleHarness.rule(detection))
    #expect(problems.count == 1)
    let problem = problems.first ?? ""
    let isList = expected.hasSuffix("use one of")
    #expect(isList ? problem.hasPrefix("rule.yml:\(expected)") : problem == "rule.yml:\(expected)")
  }
}
