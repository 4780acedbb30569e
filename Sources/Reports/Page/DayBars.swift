import Notify
import Store

/// Columns over time of a number, and of a part of it.
struct DayBars {
  private let steps: DaySteps
  private var bars: [(whole: Int64, part: Int64)]
  private let partName: String

  init(_ table: ReportTable, whole: [String], part: String, label: String, period: ReportPeriod) {
    steps = DaySteps(period)
    bars = Array(repeating: (0, 0), count: steps.count)
    partName = label
    for row in table.rows.indices {
      guard let position = table.text("day", row: row).flatMap(steps.position) else { continue }
      for column in whole { bars[position].whole += table.number(column, row: row) }
      bars[position].part += table.number(part, row: row)
    }
  }

  /// The chart, with a title for those who do not see it.
  func html(title: String, identifier: String) -> String {
    let most = max(1, bars.map(\.whole).max() ?? 1)
    let description =
      "One column for each \(steps.name), the highest \(Words.grouped(most)). The numbers follow as a "
      + "table."
    return """
      <div class="plot">
      <div class="axis"><span>\(Words.grouped(most))</span><span>\
      <span class="key"></span>each \(steps.name) <span class="key strong"></span>of these \
      \(HTMLText.escape(partName))</span></div>
      \(Drawing.open(identifier, width: bars.count * 10, height: 100, title, description))
      \(bars.indices.map { column($0, most: most) }.joined())</svg>
      <div class="axis"><span>\(steps.day(0))</span><span>\(steps.lastDay)</span></div>
      </div>

      """
  }

  private func column(_ position: Int, most: Int64) -> String {
    let bar = bars[position]
    return "<g><title>\(steps.day(position)): \(Words.grouped(bar.whole)), "
      + "\(HTMLText.escape(partName)) \(Words.grouped(bar.part))</title>"
      + rectangle("whole", position, Drawing.length(bar.whole, of: most, 100))
      + rectangle("part", position, Drawing.length(min(bar.part, bar.whole), of: most, 100))
      + "</g>\n"
  }

  private func rectangle(_ name: String, _ position: Int, _ height: String) -> String {
    "<rect class=\"\(name)\" x=\"\(position * 10 + 1)\" y=\"\(Drawing.rest(height))\" width=\"8\" "
      + "height=\"\(height)\"/>"
  }
}
