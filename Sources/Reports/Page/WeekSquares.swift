import Store

/// Squares by day of the week and hour: the rhythm of a place, and what falls out of it.
struct WeekSquares {
  private var counts = Array(repeating: Array(repeating: Int64(0), count: 24), count: 7)

  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  init(_ table: ReportTable) {
    for row in table.rows.indices {
      let day = Int(table.number("weekday", row: row))
      let hour = Int(table.number("hour", row: row))
      guard counts.indices.contains(day), counts[day].indices.contains(hour) else { continue }
      counts[day][hour] = table.number("events", row: row)
    }
  }

  func html(title: String, identifier: String) -> String {
    let most = counts.joined().max() ?? 0
    var squares = ""
    for (day, hours) in counts.enumerated() {
      for (hour, count) in hours.enumerated() {
        squares +=
          "<rect class=\"h\" fill-opacity=\"\(Drawing.strength(count, of: most))\" "
          + "x=\"\(hour * 10)\" y=\"\(day * 10)\" width=\"9.4\" height=\"9\">"
          + "<title>\(Self.weekdays[day]) \(hour):00 UTC: \(Words.grouped(count))</title></rect>\n"
      }
    }
    let description =
      "One square for each hour of the week, the darker the more; the most is "
      + "\(Words.grouped(most)). The numbers follow as a table."
    return """
      <div class="week">
      <ol>\(Self.weekdays.map { "<li>\($0)</li>" }.joined())</ol>
      \(Drawing.open(identifier, width: 240, height: 70, title, description))
      \(squares)</svg>
      <div class="axis"><span>0 h</span><span>6 h</span><span>12 h</span><span>18 h</span>\
      <span>24 h</span></div>
      </div>

      """
  }

  /// The numbers, an hour in each row.
  var table: String {
    let headings = Self.weekdays.map { "<th scope=\"col\" class=\"n\">\($0)</th>" }.joined()
    let rows = (0..<24).map { hour in
      "<tr><th scope=\"row\">\(hour):00</th>"
        + counts.map { "<td class=\"n\">\(Words.grouped($0[hour]))</td>" }.joined() + "</tr>\n"
    }
    return
      "<div class=\"scroll\"><table class=\"narrow\"><thead><tr><th scope=\"col\">Hour (UTC)</th>"
      + "\(headings)</tr></thead><tbody>\n\(rows.joined())</tbody></table></div>\n"
  }
}
