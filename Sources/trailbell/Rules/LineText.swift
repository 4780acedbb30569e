import Notify

/// A line of output in which nothing is left that a terminal would obey: rules come from anybody.
struct LineText {
  let text: String

  init(_ text: String) { self.text = LogText.line(text) }
}

/// Rows of texts with their columns one below the other.
struct TextTable {
  let lines: [String]

  init(_ rows: [[String]]) {
    var widths: [Int] = []
    for row in rows {
      for (column, text) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], text.count)
      }
    }
    lines = rows.map { row in
      row.enumerated().map { column, text in
        column + 1 == row.count
          ? text : text + String(repeating: " ", count: widths[column] - text.count)
      }.joined(separator: "  ")
    }
  }
}
