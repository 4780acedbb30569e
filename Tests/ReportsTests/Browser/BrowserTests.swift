import Foundation
import Reports
import Store
import Testing

/// Pages with the worst names, in a real browser.
@Suite(
  .serialized, .enabled(if: Browser.isInstalled, "Chromium and python3 are not both installed"))
struct BrowserTests {
  @Test(arguments: ReportKind.allCases)
  func `a page fits a phone and a desk, by day and by night, and is silent`(
    kind: ReportKind
  ) throws {
    let page = try ReportPage(TestReport.hostile(kind))
    let sights = try Browser.look(
      at: page.text, ["390:light", "390:dark", "800:light", "1440:light", "1440:dark"])
    #expect(sights.count == 5)
    for sight in sights {
      let place = "\(kind) at \(sight.width), \(sight.scheme)"
      #expect(sight.said.isEmpty, "\(place): \(sight.said)")
      #expect(sight.asked.isEmpty, "\(place): \(sight.asked)")
      #expect(sight.scripts == 0, "\(place)")
      #expect(sight.clientWidth == sight.width, "\(place)")
      #expect(sight.scrollWidth <= sight.width, "\(place): \(sight.scrollWidth) wide")
      #expect(sight.isDark == (sight.scheme == "dark"), "\(place)")
      // WCAG 2.2, 1.4.3: text has at least 4.5 to 1.
      #expect(sight.contrast >= 4.5, "\(place): \(sight.contrast)")
      #expect(sight.unnamed == 0, "\(place)")
      #expect(sight.rows > 20, "\(place)")
    }
  }
}
