import Foundation
import Notify
import Reports
import Store
import Testing

/// What a page holds, as a reader of HTML sees it that nobody here wrote.
@Suite(.enabled(if: Python.isInstalled, "python3 is not installed")) struct PageTests {
  private struct Read: Decodable {
    let elements: Set<String>
    let attributes: Set<String>
    let cells: [String]
    let mistakes: [String]
  }

  private func read(_ page: ReportPage) throws -> Read {
    let folder = try TemporaryFolder()
    let path = try folder.write(page.text, to: "page.html")
    let ended = try Python.run([Python.path("read_page.py"), path])
    try #require(ended.status == 0, "\(ended.errors)")
    return try JSONDecoder().decode(Read.self, from: Data(ended.output.utf8))
  }

  @Test(arguments: ReportKind.allCases)
  func `whatever stands in an event stays text`(kind: ReportKind) throws {
    let page = try read(ReportPage(TestReport.hostile(kind)))
    #expect(page.mistakes.isEmpty, "\(page.mistakes)")
    #expect(
      page.elements.subtracting([
        "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "nav", "ul",
        "ol", "li", "a", "p", "h1", "h2", "h3", "dl", "dt", "dd", "div", "span", "section", "table",
        "thead", "tbody", "tr", "th", "td", "wbr", "br", "svg", "g", "rect", "desc", "details",
        "summary", "pre", "code",
      ]).isEmpty, "\(page.elements)")
    #expect(
      !page.attributes.contains { attribute in
        let name = attribute.split(separator: " ")[1]
        return name.hasPrefix("on") || ["src", "style", "srcset", "xlink:href"].contains(name)
      }, "\(page.attributes)")
    // Each name comes back, as lines show it and as long as it may be.
    let cells = Set(page.cells.map { Array($0.unicodeScalars) })
    for name in TestReport.hostile {
      let shown = LogText.line(ShortText.cut(name, characterMaximum: 300))
      #expect(cells.contains(Array(shown.unicodeScalars)), "\(shown.debugDescription)")
    }
  }

  @Test(arguments: ReportKind.allCases)
  func `nothing of a page leads anywhere else`(kind: ReportKind) throws {
    let text = try ReportPage(TestReport.hostile(kind)).text
    #expect(text.contains("default-src 'none'"))
    for word in [
      "<script", "<link", "<img", "<iframe", "<object", "url(", "@import", "href=\"http",
    ] {
      #expect(!text.contains(word), "\(word)")
    }
    #expect(!text.utf8.contains(0))
  }

  @Test(arguments: ReportKind.allCases)
  func `the same data gives the same bytes`(kind: ReportKind) throws {
    let data = try TestReport.hostile(kind)
    #expect(ReportPage(data).text.utf8.elementsEqual(ReportPage(data).text.utf8))
  }

  @Test func `a drawing has the numbers of its table`() throws {
    let text = try ReportPage(TestReport.hostile(.audit)).text
    // The days of November, of which the first two have two rows each.
    #expect(text.contains("<title>2026-11-05: 4,936, denied 4,936</title>"))
    #expect(text.contains("<title>2026-11-02: 39,488, denied 39,488</title>"))
    #expect(text.contains("<title>Tue 1:00 UTC: 1,234</title>"))
  }

  @Test func `ten years are weeks, and a page that can be opened`() throws {
    let start: Int64 = 1_483_228_800  // 2017-01-01, a Sunday.
    let period = ReportPeriod(fromSeconds: start, toSeconds: start + 3_653 * 86_400)
    let text = try ReportPage(TestReport.hostile(.audit, over: period)).text
    #expect(text.contains("each week"))
    #expect(text.ranges(of: "<g><title>").count == 523)
    #expect(text.contains("<g><title>2017-01-01: 0"))
    #expect(text.contains("<g><title>2026-11-02: "))
    #expect(text.utf8.count < 2_000_000)
    #expect(ReportPeriod(fromSeconds: start, toSeconds: start + 3_654 * 86_400) == nil)
  }

  @Test(arguments: ReportKind.allCases)
  func `a report of nothing says so`(kind: ReportKind) throws {
    let period = try #require(TestReport.period)
    let page = ReportPage(ReportData(kind: kind, period: period, tables: []))
    #expect(page.text.contains("None."))
    #expect(try read(page).mistakes.isEmpty)
  }
}
