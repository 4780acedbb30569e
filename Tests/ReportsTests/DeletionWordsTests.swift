import Reports
import Retention
import Store
import Testing

/// A report says what its numbers cannot count.
@Suite struct DeletionWordsTests {
  private static let columns = [
    "what", "event_class", "account", "why", "at_least", "at_most", "first_at", "last_at",
    "last_deleted_at",
  ]

  private static func row(
    _ what: String, _ eventClass: String?, account: String?, _ why: String,
    _ counts: (Int64, Int64),
    times: (String, String)? = ("2026-01-03T10:00:00Z", "2026-02-01T09:00:00Z")
  ) -> [ReportValue] {
    let texts = [what, eventClass, account, why].map { $0.map(ReportValue.text) ?? .none }
    let ends = [times?.0, times?.1].map { $0.map(ReportValue.text) ?? .none }
    return texts + [.number(counts.0), .number(counts.1)] + ends
      + [.text("2026-11-01T00:00:00Z")]
  }

  private static func table(_ rows: [[ReportValue]]) -> ReportTable {
    ReportTable(
      name: "deleted", columns: columns, rows: rows, rowCount: rows.count, sql: "SELECT 1")
  }

  private static func sentences(_ rows: [ReportValue]...) -> [String] {
    PeriodDeletion.all(in: table(rows)).map(DeletionWords.sentence)
  }

  @Test func `the words`() {
    #expect(
      Self.sentences(Self.row("events", "data", account: "1", "object-reads", (1_204, 1_204)))
        == [
          "1,204 data events of 2026-01-03 to 2026-02-01 in account 1 were deleted by object-reads"
        ])
    #expect(
      Self.sentences(
        Self.row("events", "data", account: "1", "x", (0, 1)),
        Self.row("events", "data", account: "2", "x", (5, 6)),
        Self.row("events", "management", account: nil, "x", (0, 3)))
        == [
          "5 to 7 data events of 2026-01-03 to 2026-02-01 in 2 accounts were deleted by x",
          "up to 3 management events of 2026-01-03 to 2026-02-01 were deleted by x",
        ])
    #expect(
      Self.sentences(
        Self.row(
          "alerts", nil, account: nil, "x", (1, 1),
          times: ("2026-01-03T10:00:00Z", "2026-01-03T11:00:00Z")),
        Self.row("person", nil, account: nil, "request 17", (0, 12), times: nil))
        == [
          "1 alert of 2026-01-03 was deleted by x",
          "a person was taken out of 12 rows (request 17): a word such as erased-9f3c… stands where "
            + "the name was",
        ])
  }

  @Test(arguments: ReportKind.allCases)
  func `every page says what it misses, and nothing where it misses nothing`(kind: ReportKind)
    throws
  {
    let period = try #require(TestReport.period)
    let rows = [Self.row("events", "data", account: "1", "<b>rule</b>", (4, 4))]
    let data = ReportData(kind: kind, period: period, tables: [Self.table(rows)])
    let text = ReportPage(data).text
    let method = try #require(text.firstRange(of: "<section id=\"method\">"))
    #expect(text[method.lowerBound...].contains("deleted by &lt;b&gt;rule&lt;/b&gt;"))
    #expect(text[method.lowerBound...].contains("Deleted of this period"))
    #expect(ReportJSON(data).text.contains("\"deleted\":{\"rowCount\":1,"))
    let whole = ReportData(kind: kind, period: period, tables: [Self.table([])])
    #expect(!ReportPage(whole).text.contains("Not everything of this period"))
  }
}
