import Store
import Testing

/// What the page says of the quick start is what happens.
struct AlertCountTests {
  @Test func `the quick start rings as often as the page says`() throws {
    let prose = try Readme.page().prose.joined(separator: "\n")
    let told = try #require(prose.firstMatch(of: /Trailbell prints (\d+) alerts/)).output.1
    let rows = try QuestionTrail.open().rows(
      "SELECT alert_id FROM alerts WHERE merged_into IS NULL")
    #expect(String(rows.count) == told)
  }
}
