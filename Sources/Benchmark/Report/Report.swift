import Foundation

/// What a run tells at its end.
struct Report: Encodable {
  let rows: [ReportRow]
  /// Measurements that cannot be taken here.
  let skipped: [String]
  /// Measurements that went wrong.
  var failures: [String] = []
  let machine: Machine
  /// What repeats the run.
  let command: String

  init(rows: [ReportRow], skipped: [String], machine: Machine, command: String) {
    self.rows = rows
    self.skipped = skipped
    self.machine = machine
    self.command = command
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  func text() -> String {
    var lines = TextTable(rows.map(\.cells), header: ReportRow.header).lines
    lines += [""]
    lines += skipped
    lines += failures.map { "failed: \($0)" }
    lines += machine.lines
    lines += ["again:   \(command)"]
    return lines.joined(separator: "\n")
  }
}

extension ReportRow {
  static let header = [
    "measurement", "value", "unit", "wall s", "CPU s", "against", "ratio", "goal", "reached",
  ]

  var cells: [String] {
    [
      measurement, NumberText.of(value), unit, wallSeconds.map(NumberText.of) ?? "",
      cpuSeconds.map(NumberText.of) ?? "", against ?? "", ratio.map(NumberText.of) ?? "",
      goal ?? "", isReached.map { $0 ? "yes" : "no" } ?? "",
    ]
  }
}

/// Lines of cells, aligned: numbers to the right.
struct TextTable {
  let lines: [String]

  init(_ rows: [[String]], header: [String]) {
    let all = [header] + rows
    let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    let texts = all.map { row in
      let cells = row.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        let isNumber = rows.contains { $0[column].first?.isNumber == true }
        return isNumber ? padding + cell : cell + padding
      }
      return cells.joined(separator: "  ").trimmingTrailingSpaces
    }
    lines = [texts[0], rule] + texts.dropFirst()
  }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
