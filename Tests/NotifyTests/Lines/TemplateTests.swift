import Alarms
import Testing

@testable import Notify

/// Words of one's own.
struct TemplateTests {
  @Test func `fields stand where their names were`() throws {
    let template = try Template("{level}: {ruleTitle} {{{count}}} by {actors} ({endedAt})")
    let notice = Notices.make("x")
    #expect(template.text(.alert(notice)) == "high: x {7} by x, second ()")
  }

  @Test func `the line can be part of it`() throws {
    let notice = Notices.ordinary()
    #expect(
      try Template("🔔 {line}").text(.alert(notice)) == "🔔 \(AlertLine.text(notice))")
  }

  @Test(arguments: ["{", "}", "{count", "count}", "{colour}", "{}", "{Count}", "{count}}"])
  func `what is no template says why`(text: String) {
    #expect(throws: Template.Fault.self) { try Template(text) }
  }

  @Test func `an unknown name is answered with those that there are`() {
    let error = #expect(throws: Template.Fault.self) { try Template("{colour}") }
    #expect(
      error?.description.hasPrefix("there is no field {colour}; the fields are actors, ") ?? false)
  }

  @Test(arguments: HostileText.all) func `values command nothing, and are no template`(
    value: String
  ) throws {
    let text = try Template("{ruleTitle}").text(.alert(Notices.make(value + "{count}")))
    #expect(!HostileText.isObeyed(text))
    #expect(text == SafeText.line(value + "{count}"))
  }

  @Test func `every field of alerts and summaries has a name that templates know`() {
    let measure = Measure(value: 1, expected: Measure.Expectation(mean: 1, deviation: 1))
    let rich = AlertNotice(
      alertID: "a", change: .merged, rule: Notices.ordinary().rule, group: "{}",
      episode: Episode(startedAt: 1, lastAt: 2), endedAt: 3, endedBecause: "x", lateBy: 4,
      mergedInto: "b", count: 1, measured: measure, actors: [], addresses: [], eventNames: [],
      eventIDs: [], details: "d", audience: .told(firstAt: 5))
    let summary = BacklogSummary(startedAt: 1, lastAt: 2, rules: [])
    let names = Set((AlertFields.fields(of: rich) + AlertFields.fields(of: summary)).map(\.name))
    #expect(names.union(["line"]) == Set(Template.fieldNames))
  }
}
