import Store

/// A table, with a bar in each row where one is asked for.
struct TableHTML {
  private let exhibit: ReportDocument.Exhibit
  private var table: ReportTable { exhibit.table }

  /// A table with more columns becomes a list of cards on a phone, as does one with several texts.
  private static let columnMaximum = 6

  init(_ exhibit: ReportDocument.Exhibit) { self.exhibit = exhibit }

  var html: String {
    guard !table.rows.isEmpty else {
      return "<p class=\"absent\">\(HTMLText.escape(exhibit.emptyText))</p>\n"
    }
    let isWide =
      table.columns.count > Self.columnMaximum || table.columns.count { !isNumber($0) } > 2
    // On a phone the rows are laid out as blocks, which takes a table's meaning from it.
    var text =
      "<div class=\"scroll\"><table class=\"\(isWide ? "wide" : "narrow")\" role=\"table\">"
    text += "<thead><tr role=\"row\">" + headings + "</tr></thead><tbody>\n"
    for row in shown { text += self.row(row) }
    return text + "</tbody></table></div>\n" + note
  }

  private var shown: Range<Int> { 0..<min(exhibit.shownRows, table.rows.count) }

  private var note: String {
    let rest = table.rowCount - shown.count
    guard rest > 0 else { return "" }
    let limit =
      table.rowCount > ReportTable.rowMaximum
      ? ", up to \(Words.grouped(Int64(ReportTable.rowMaximum)))" : ""
    return
      "<p class=\"note\">And \(Words.counted(Int64(rest), "more row")), which the same report as "
      + "JSON or CSV holds\(limit).</p>\n"
  }

  private var headings: String {
    table.columns.map { column in
      let bar =
        barColumn == column ? "<th scope=\"col\" class=\"bar\" aria-hidden=\"true\"></th>" : ""
      let style = isNumber(column) ? " class=\"n\"" : ""
      return "<th scope=\"col\"\(style)>\(HTMLText.escape(ColumnWords.heading(column)))</th>" + bar
    }.joined()
  }

  private func row(_ row: Int) -> String {
    var text = "<tr role=\"row\">"
    for (column, value) in zip(table.columns, table.rows[row]) {
      text += "<td role=\"cell\" data-label=\"\(HTMLText.escape(ColumnWords.heading(column)))\""
      text += style(column) + ">" + cell(value, in: column) + "</td>"
      if column == barColumn { text += bar(table.number(column, row: row)) }
    }
    return text + "</tr>\n"
  }

  /// The value in an element of its own, so that what it is beside its label stays together.
  private func cell(_ value: ReportValue, in column: String) -> String {
    switch value {
    case .number(let number): "<span>\(Words.grouped(number))</span>"
    case .text(let text) where isTime(column): "<span>\(HTMLText.time(text))</span>"
    case .text(let text): "<span>\(HTMLText.short(text))</span>"
    case .none: "<span class=\"absent\">–</span>"
    }
  }

  private func style(_ column: String) -> String {
    if isNumber(column) { return " class=\"n\"" }
    if isTime(column) { return " class=\"t\"" }
    return Self.longColumns.contains(column) ? " class=\"y\"" : " class=\"x\""
  }

  /// The columns of names that are mostly long.
  private static let longColumns: Set = [
    "actor", "approver", "maker", "object", "event_name", "group_key", "rule_title", "path",
    "reason",
  ]

  private func isNumber(_ column: String) -> Bool {
    if column.hasSuffix("_seconds") { return true }
    guard let position = table.columns.firstIndex(of: column) else { return false }
    return shown.contains { row in
      if case .number = table.rows[row][position] { return true }
      return false
    }
  }

  private func isTime(_ column: String) -> Bool {
    column == "day"
      || ["time", "_at", "_use", "_from", "_to", "_hour"].contains { column.hasSuffix($0) }
  }

  private var barColumn: String? {
    if case .bars(let column) = exhibit.chart { return column }
    return nil
  }

  private func bar(_ number: Int64) -> String {
    guard let barColumn else { return "" }
    let most = shown.map { table.number(barColumn, row: $0) }.max() ?? 0
    return "<td role=\"cell\" class=\"bar\" aria-hidden=\"true\"><svg viewBox=\"0 0 100 1\" "
      + "preserveAspectRatio=\"none\"><rect width=\"\(Drawing.length(number, of: most, 100))\" "
      + "height=\"1\"/></svg></td>"
  }
}
