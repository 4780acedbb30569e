import Testing

@testable import Rules

@Suite("Refused rules")
struct RefusalTests {
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

  @Test("all that is wrong with a rule is told at once, in the order of the places")
  func manyFaults() {
    let text = """
      title: x
      level: severe
      id: [1]
      logsource: {product: aws}
      detection:
        one:
          a|foo: 1
          b|re: ['(', 'a(?!b)']
          c|expand: ['%who%', '%where%']
        two: [{d|gt: many}, {e: 1}]
        three:
        condition: one and tow and three
      """
    #expect(
      RuleHarness.problems(text).map { $0.split(separator: ";")[0] } == [
        "rule.yml:2:8: 'severe' is not a level",
        "rule.yml:3:5: 'id' must be a text, not a list",
        "rule.yml:7:7: the modifier 'foo' is not known",
        "rule.yml:8:12: the regular expression cannot be run: at character 1, this '(' is never closed",
        "rule.yml:8:17: the regular expression cannot be run: at character 2, lookahead and lookbehind cannot be matched in linear time",
        "rule.yml:9:16: the placeholder '%who%' is not configured",
        "rule.yml:9:25: the placeholder '%where%' is not configured",
        "rule.yml:10:16: 'gt' needs a number, not a text",
        "rule.yml:11:3: the search identifier 'three' is empty",
        "rule.yml:12:22: no search identifier is named 'tow'",
      ])
  }

  @Test("of one rule no more faults are told than anybody mends at a time")
  func tooManyFaults() {
    let items = (0..<80).map { "a\($0)|foo: 1" }.joined(separator: ", ")
    let problems = RuleHarness.problems(RuleHarness.rule("s: {\(items)}\ncondition: s"))
    #expect(problems.count == DocumentFaults.countMaximum + 1)
    #expect(problems.last?.contains("the rule has more faults from here on") == true)
  }

  static let body = "logsource: {product: aws}\ndetection: {s: {a: 1}, condition: s}"

  @Test(
    "a rule that is none is refused",
    arguments: [
      (body, "1:1: the rule has no title; add 'title:' and what it detects"),
      ("title: ' '\n\(body)", "1:8: 'title' must be a text, not an empty text; write a text"),
      (
        "title: x\nlevel: severe\n\(body)",
        "2:8: 'severe' is not a level; write one of informational, low, medium, high, critical"
      ),
      ("title: x\nid: [1]\n\(body)", "2:5: 'id' must be a text, not a list; write a text"),
      ("- x", "1:1: a rule must be a map, not a list; write title, logsource and detection"),
      ("title: x", "1:1: the rule has neither detection nor correlation; add one of them"),
      (
        "title: x\nglobal_filter: {}",
        "2:1: 'global_filter' is the name that filters had in drafts of Sigma; write 'filter:'"
      ),
      (
        "title: x\ntimeframe: 5m\nlogsource: {product: aws}\ndetection: {s: {a: 1}, condition: s | count() > 3}",
        "2:1: 'timeframe' stands beside the detection, where it has no meaning; move it into the detection"
      ),
      (
        "title: x\ndetection: {s: {a: 1}, condition: s}",
        "1:1: the rule has no logsource; add 'logsource:' with product aws and service cloudtrail"
      ),
      (
        "title: x\nlogsource: aws\ndetection: {}",
        "2:12: 'logsource' must be a map, not a text; write product: aws and service: cloudtrail"
      ),
      (
        "title: x\nlogsource: {product: windows}\ndetection: {}",
        "2:22: the rule is for the product 'windows'; only rules for product aws and service cloudtrail can be run; leave this one out"
      ),
      (
        "title: x\nlogsource: {product: aws, service: guardduty}\ndetection: {}",
        "2:36: the rule is for the service 'guardduty'; only rules for product aws and service cloudtrail can be run; leave this one out"
      ),
      (
        "title: x\nlogsource: {category: process_creation}\ndetection: {}",
        "2:13: the rule is for the category 'process_creation'; CloudTrail has no categories; leave this rule out"
      ),
      (
        "title: x\nlogsource: {product: aws}\ndetection: []",
        "3:12: 'detection' must be a map, not a list; write search identifiers and a condition"
      ),
      (
        "title: x\nfilter: {rules: any}",
        "1:1: the rule has no logsource; add 'logsource:' with product aws and service cloudtrail"
      ),
      (
        "title: x\naction: global\n\(body)",
        "2:1: rule collections with 'action' are not supported; write every rule out in full"
      ),
      (
        "title: x\ncorrelation: {}\n\(body)",
        "2:1: a rule cannot have both detection and correlation; put '---' between two rules"
      ),
      (
        "title: x\ntitle: y\n\(body)",
        "1:1: the key 'title' stands twice in one map; keep one of the two"
      ),
      ("title: [x", "2:1: this is not YAML: did not find expected ',' or ']'; correct the YAML"),
      ("a: *b", "1:4: this is not YAML: found undefined alias; correct the YAML"),
      (
        "title: x\n\tlevel: low",
        "2:1: this is not YAML: found a tab character that violates indentation; correct the YAML"
      ),
      ("? [a]\n: b", "1:3: a key must be a text; write the key as one word"),
      ("<<: x\n\(body)", "1:5: only maps can be merged with '<<'; name the anchor of a map"),
    ])
  func rule(_ text: String, _ expected: String) {
    #expect(RuleHarness.problems(text) == ["rule.yml:\(expected)"])
  }

  @Test("a refused rule does not keep the others from loading")
  func others() {
    let text = """
      \(RuleHarness.rule("s: {a: 1}\ncondition: s", title: "first"))
      ---
      \(RuleHarness.rule("s: {a: 1}\ncondition: t", title: "second"))
      ---
      \(RuleHarness.rule("s: {a: 1}\ncondition: s", title: "third"))
      ---
      """
    let loaded = RuleHarness.loader.load(sources: [RuleSource(name: "rule.yml", text: text)])
    #expect(loaded.rules.detections.map(\.title) == ["first", "third"])
    #expect(loaded.problems.map(\.line) == [12])
  }

  @Test("no two rules may have one id, name or title")
  func duplicates() {
    let body = Self.body
    let sources = [
      RuleSource(name: "a.yml", text: "title: a\nid: X1\nname: n\n\(body)"),
      RuleSource(name: "b.yml", text: "title: b\nid: x1\n\(body)"),
      RuleSource(name: "c.yml", text: "title: c\nname: n\n\(body)"),
      RuleSource(name: "d.yml", text: "title: d\n\(body)\n---\ntitle: d\n\(body)"),
    ]
    let loaded = RuleHarness.loader.load(sources: sources)
    #expect(
      loaded.problems.map(\.description) == [
        "b.yml:2:5: the id is also that of the rule at a.yml:1; give each rule an id of its own",
        "c.yml:2:7: the name 'n' is also that of the rule at a.yml:1; "
          + "give each rule a name of its own",
        "d.yml:5:1: the rule is called 'd' like the one at d.yml:1; give both an id",
      ])
    #expect(loaded.rules.detections.map(\.id) == ["X1", "d"])
  }
}
