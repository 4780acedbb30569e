import Reports
import Store

/// Reports of values that a test names, without a database.
enum TestReport {
  /// Names that a page, a spreadsheet or a terminal could take for something else.
  static let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
    "</td></table></section></body></html>", "<!--", "]]>", "&lt;b&gt;", "&amp;amp;", "&#60;",
    "javascript:alert(1)", "a\u{0}b", "\u{202E}gnirts\u{2066}", "\u{FEFF}mark", "line\nbreak\r\n",
    "tab\tstop", "\u{1B}[31m", "e\u{301}<b>", "<\u{301}script>", "\u{301}\u{301}", "Grüße — 東京 🔔",
    "=1+2", "+1", "-1", "@SUM(A1)", " =1", "＝1", "a,b", "\"", "",
    String(repeating: "x", count: 10_000), String(repeating: "\u{301}", count: 5_000),
    String(repeating: "W", count: 300),
  ]

  static let period = ReportPeriod(fromSeconds: 1_793_491_200, toSeconds: 1_796_083_200)

  /// A report in which every text is a hostile one, each name in each column once.
  static func hostile(
    _ kind: ReportKind, over period: ReportPeriod? = period
  ) throws -> ReportData {
    guard let period else { throw NoPeriod() }
    return ReportData(kind: kind, period: period, tables: tables(kind))
  }

  struct NoPeriod: Error {}

  private static func tables(_ kind: ReportKind) -> [ReportTable] {
    columns(kind).map { name, columns in
      let rows = hostile.indices.map { row in
        columns.enumerated().map { position, column -> ReportValue in
          if let number = number(column, row: row) { return .number(number) }
          if column == "day" { return .text(day(row)) }
          return .text(hostile[(row + position) % hostile.count])
        }
      }
      return ReportTable(
        name: name, columns: columns, rows: rows, rowCount: rows.count,
        sql: "SELECT '<b>' AS \(name)\nFROM events")
    }
  }

  private static let numbers: Set = [
    "events", "denied", "failed", "principals", "accounts", "regions", "services", "actions",
    "weekday", "hour", "alerts", "files", "records", "stored", "duplicates", "rejected", "hours",
    "hours_with_files", "hours_with_digests", "training", "registry", "deployment", "deletion",
    "data_access", "invocations", "digests", "notifications",
  ]

  /// A day of November.
  private static func day(_ row: Int) -> String {
    "2026-11-\(row % 30 < 9 ? "0" : "")\(row % 30 + 1)"
  }

  private static func number(_ column: String, row: Int) -> Int64? {
    switch column {
    case "weekday": Int64(row % 7)
    case "hour": Int64(row % 24)
    default: numbers.contains(column) ? Int64(row * 1_234) : nil
    }
  }

  /// The columns of the tables that reports are made of.
  private static func columns(_ kind: ReportKind) -> [(String, [String])] {
    let list = [
      "event_time", "account", "region", "source_ip", "actor", "session_name", "event_name",
      "object",
      "outcome",
    ]
    let uses = ["events", "denied", "failed", "first_use", "last_use"]
    return switch kind {
    case .audit:
      [
        ("totals", ["events", "denied", "failed", "principals", "accounts", "regions"]),
        ("days", ["day", "events", "denied", "failed"]), ("hours", ["weekday", "hour", "events"]),
        ("accounts", ["account", "events", "denied", "failed", "principals"]),
        ("principals", ["actor"] + uses),
        ("denials", ["actor", "event_source", "event_name"] + uses),
        ("sign_ins", ["actor_type", "result", "second_factor", "events"]),
        ("permission_changes", list),
        ("alerts", ["started_at", "level", "rule_title", "group_key"]),
        ("file_problems", ["path", "state", "reason", "records"]),
        ("extent", ["files", "newest_event", "last_file_stored_at"]),
        ("deleted", ["what", "event_class", "account", "why", "first_at", "last_at"]),
        ("holds", ["reference", "account", "actor", "reason", "owner"]),
      ]
    case .ml:
      [
        ("model_days", ["day", "training", "registry", "deployment", "deletion", "denied"]),
        ("training", list), ("data_access", ["object", "actor", "event_name"] + uses),
        ("approvals", ["event_time", "approver", "object", "status", "maker", "same_person"]),
      ]
    case .access:
      [
        ("principals", ["actor"] + uses),
        ("privileged", ["actor", "event_source", "event_name"] + uses),
        ("actions", ["actor", "event_source", "event_name"] + uses),
      ]
    case .integrity:
      [
        ("files", ["state", "files", "records", "stored", "duplicates", "rejected"]),
        (
          "coverage",
          ["account", "region", "day", "hours_with_files", "hours_with_digests", "files"]
        ),
        ("gaps", ["account", "region", "gap_from", "gap_to", "hours"]),
        ("rejections", ["path", "record", "reason"]), ("trail_changes", list),
      ]
    }
  }
}
