import Testing

@testable import Rules

@Suite("Refused rules")
struct RefusalTests {
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
