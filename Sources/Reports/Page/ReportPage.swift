import Store

/// A report as one page of HTML that needs nothing besides itself: no script, no font, no network.
public struct ReportPage {
  /// The page; the same data gives the same bytes.
  public let text: String

  /// The page of some data.
  public init(_ data: ReportData) {
    let document = ReportDocument(data)
    let sections = document.sections.map { Self.section($0, document) }
    text = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width,initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none';\
      style-src 'unsafe-inline'">
      <title>\(document.title), \(document.period.from) to \(document.period.to)</title>
      <style>
      \(StyleSheet.text(pageHead: "Trailbell · \(document.title) · \(document.period.from) to \(document.period.to)"))
      </style>
      </head>
      <body>
      <header>
      <p class="mark">Trailbell</p>
      <h1>\(HTMLText.escape(document.title))</h1>
      <p class="period">\(document.period.from) to \(document.period.to), the end not included</p>
      <p class="lead">\(HTMLText.escape(document.abstract))</p>
      \(Self.figures(document))
      \(Self.contents(document))
      </header>
      <main>
      \(sections.joined())
      \(Self.method(document))
      </main>
      <footer>
      <p>\(HTMLText.escape(Self.extent(document.extent)))</p>
      </footer>
      </body>
      </html>

      """
  }

  private static func figures(_ document: ReportDocument) -> String {
    "<dl class=\"figures\">"
      + document.figures.map { figure in
        "<div><dt>\(HTMLText.escape(figure.label))</dt><dd>\(HTMLText.escape(figure.value))</dd></div>"
      }.joined() + "</dl>"
  }

  private static func contents(_ document: ReportDocument) -> String {
    let links = document.sections.map {
      "<li><a href=\"#\($0.identifier)\">\(HTMLText.escape($0.title))</a></li>"
    }
    return "<nav aria-label=\"Contents\"><ul>\(links.joined())"
      + "<li><a href=\"#method\">Where the numbers come from</a></li></ul></nav>"
  }

  private static func section(
    _ section: ReportDocument.Section, _ document: ReportDocument
  ) -> String {
    var text =
      "<section id=\"\(section.identifier)\">\n<h2>\(HTMLText.escape(section.title))</h2>\n"
    for paragraph in section.paragraphs { text += "<p>\(HTMLText.escape(paragraph))</p>\n" }
    for exhibit in section.exhibits {
      text += "<h3>\(HTMLText.escape(exhibit.title))</h3>\n"
      let chart = chart(exhibit, document.period)
      let table = table(exhibit)
      if exhibit.isFolded, !exhibit.table.rows.isEmpty {
        text += chart + "<details><summary>The numbers</summary>\n\(table)</details>\n"
      } else {
        text += table
      }
    }
    return text + "</section>\n"
  }

  private static func table(_ exhibit: ReportDocument.Exhibit) -> String {
    // Hours of a week read better side by side than as rows of a list.
    if case .week = exhibit.chart, !exhibit.table.rows.isEmpty {
      return WeekSquares(exhibit.table).table
    }
    return TableHTML(exhibit).html
  }

  private static func chart(_ exhibit: ReportDocument.Exhibit, _ period: ReportPeriod) -> String {
    let identifier = "chart-\(exhibit.table.name)"
    return switch exhibit.chart {
    case .none, .bars: ""
    case .days(let whole, let part, let label):
      DayBars(
        exhibit.table, whole: whole, part: part, label: label, period: period
      )
      .html(title: exhibit.title, identifier: identifier)
    case .week: WeekSquares(exhibit.table).html(title: exhibit.title, identifier: identifier)
    case .calendar: Calendar(exhibit.table, period: period).html(identifier: identifier)
    }
  }

  private static func extent(_ table: ReportTable) -> String {
    let newest =
      table.text("newest_event").map { "its newest event is of \($0)" } ?? "it has no event"
    let stored =
      table.text("last_file_stored_at").map { ", its last file was stored at \($0)" } ?? ""
    let untimed = table.number("events_without_time")
    return
      "From a database of \(Words.counted(table.number("files"), "file")): \(newest)\(stored). "
      + (untimed == 0
        ? ""
        : "\(Words.counted(untimed, "event")) without a time that can be read "
          + "belong to no period. ")
      + "All times are UTC. The same period of the same database gives this page again, byte for byte."
  }
}
