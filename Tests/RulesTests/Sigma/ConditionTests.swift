import Testing

@testable import Rules

@Suite("Conditions")
struct ConditionTests {
  /// Of these sel_a, sel_b and _hidden hold, and sel_c, filter_x and _lost do not.
  static let identifiers = """
    sel_a: {a: 1}
    sel_b: {b: 1}
    sel_c: {c: 2}
    filter_x: {c: 3}
    _hidden: {a: 1}
    _lost: {a: 2}
    """
  static let event = #"{"a":1,"b":1,"c":1}"#

  @Test(
    "each form of a condition",
    arguments: [
      ("sel_a", true),
      ("sel_c", false),
      ("not sel_c", true),
      ("not not sel_a", true),
      ("sel_a and sel_b", true),
      ("sel_a and sel_c", false),
      ("sel_c or sel_b", true),
      // `not` binds closer than `and`, and that closer than `or`.
      ("sel_a or sel_b and sel_c", true),
      ("(sel_a or sel_b) and sel_c", false),
      ("not sel_c and sel_a", true),
      ("not (sel_c and sel_a)", true),
      ("not sel_a or sel_b", true),
      ("not (sel_a or sel_b)", false),
      ("((sel_a))", true),
      ("1 of them", true),
      ("all of them", false),
      ("any of sel_*", true),
      ("1 of sel_*", true),
      ("all of sel_*", false),
      ("not 1 of filter_*", true),
      ("sel_a and not 1 of filter_*", true),
      ("1 of *_x", false),
      ("1 of *el_*", true),
      ("all of s*_a", true),
      ("1 of sel_a", true),
      ("not all of sel_* and sel_b", true),
      // Names that begin with _ are asked for by such a name only.
      ("all of _h*", true),
      ("1 of _*", true),
      ("1 of *lost", nil),
      ("1 of *hidden", nil),
      ("_hidden", true),
      ("_hidden or sel_c", true),
    ] as [(String, Bool?)])
  func condition(_ condition: String, _ expected: Bool?) throws {
    let detection = "\(Self.identifiers)\ncondition: \(condition)"
    guard let expected else {
      #expect(throws: RuleHarness.Refused.self) {
        try RuleHarness.matches(detection, Self.event)
      }
      return
    }
    #expect(try RuleHarness.matches(detection, Self.event) == expected)
  }

  @Test("a list of conditions is OR")
  func list() throws {
    let detection = "\(Self.identifiers)\ncondition: [sel_c, sel_b]"
    #expect(try RuleHarness.matches(detection, Self.event))
    let neither = "\(Self.identifiers)\ncondition: [sel_c, filter_x]"
    #expect(try !RuleHarness.matches(neither, Self.event))
  }

  @Test("a condition may run over lines")
  func lines() throws {
    let detection = "\(Self.identifiers)\ncondition: |\n  sel_a\n  and not sel_c"
    #expect(try RuleHarness.matches(detection, Self.event))
  }

  @Test("names may hold dashes and digits, and be like keywords")
  func names() throws {
    let detection =
      "sel-1: {a: 1}\nnotable: {a: 2}\n1: {a: 1}\ncondition: sel-1 and not notable and 1"
    #expect(try RuleHarness.matches(detection, Self.event))
  }
}
