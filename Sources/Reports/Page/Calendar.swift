import Store

/// A strip for each account and region, as dark as there are hours with files.
struct Calendar {
  private let steps: DaySteps
  private var rows: [Row] = []
  /// Whether there are more accounts and regions than are drawn.
  private var isCut = false

  private struct Row {
    let account: String
    let region: String
    var hours: [Int64]
  }

  /// More strips than anybody looks at.
  private static let rowMaximum = 200

  init(_ table: ReportTable, period: ReportPeriod) {
    steps = DaySteps(period)
    isCut = table.rowCount > table.rows.count
    for row in table.rows.indices {
      guard let account = table.text("account", row: row),
        let region = table.text("region", row: row),
        let position = table.text("day", row: row).flatMap(steps.position)
      else { continue }
      if !isLast(account, region) {
        guard rows.count < Self.rowMaximum else {
          isCut = true
          break
        }
        rows.append(
          Row(account: account, region: region, hours: Array(repeating: 0, count: steps.count)))
      }
      rows[rows.count - 1].hours[position] += table.number("hours_with_files", row: row)
    }
  }

  /// By their bytes: two names that Unicode calls equivalent are two.
  private func isLast(_ account: String, _ region: String) -> Bool {
    rows.last.map { last in
      last.account.utf8.elementsEqual(account.utf8) && last.region.utf8.elementsEqual(region.utf8)
    } ?? false
  }

  func html(identifier: String) -> String {
    var text = """
      <table><thead><tr><th scope="col">Account and region</th><th scope="col" class="strip">\
      <span class="axis"><span>\(steps.day(0))</span><span>\(steps.lastDay)</span></span></th>\
      </tr></thead><tbody>

      """
    for (number, row) in rows.enumerated() {
      text +=
        "<tr><td>\(HTMLText.short(row.account))<br>\(HTMLText.short(row.region))</td>"
        + "<td class=\"strip\">\(strip(row, "\(identifier)-\(number)"))</td></tr>\n"
    }
    text += "</tbody></table>\n"
    return isCut ? text + "<p class=\"note\">Not all accounts and regions are drawn.</p>\n" : text
  }

  private func strip(_ row: Row, _ identifier: String) -> String {
    let covered = row.hours.count { $0 > 0 }
    let description =
      "\(covered) of \(Words.counted(Int64(steps.count), steps.name)) have files. The numbers follow "
      + "as a table."
    var text = Drawing.open(
      identifier, width: steps.count * 10, height: 10, "\(row.account) \(row.region)", description)
    for (position, hours) in row.hours.enumerated() {
      text +=
        "<rect class=\"h\" fill-opacity=\"\(Drawing.strength(hours, of: steps.hours))\" "
        + "x=\"\(position * 10)\" y=\"0\" width=\"9\" height=\"10\"><title>\(steps.day(position)): "
        + "\(Words.counted(hours, "hour"))</title></rect>"
    }
    return text + "</svg>"
  }
}
