import Store
import Testing

/// The table of views and columns tells what is there, and all of it.
struct ColumnTests {
  @Test func `the README names the views, and no others`() throws {
    let views = try QuestionTrail.open().rows("SELECT name FROM sqlite_schema WHERE type = 'view'")
    #expect(Set(try documented().keys) == Set(views.compactMap(\.first)))
  }

  @Test func `the README names every column once, and no others`() throws {
    let connection = try QuestionTrail.open()
    for (view, columns) in try documented() {
      let present = try connection.rows("SELECT name FROM pragma_table_info('\(view)')")
      #expect(columns.sorted() == present.compactMap(\.first).sorted(), "\(view)")
    }
  }

  /// The columns by view, from the rows that begin with the name of one.
  private func documented() throws -> [String: [String]] {
    let page = try Readme.page()
    let head = try #require(page.tableRows.firstIndex { $0.first == "View" })
    var columns: [String: [String]] = [:]
    for row in page.tableRows[(head + 1)...] {
      guard row.count == 3, let view = Page.quoted(in: row[0]).first else { break }
      columns[view, default: []] += Page.quoted(in: row[1])
    }
    // An alert's events have the columns of events, and the page does not say them twice.
    if let own = columns["alert_events"], own == ["alert_id", "events"] {
      columns["alert_events"] = ["alert_id"] + (columns["events"] ?? [])
    }
    return columns
  }
}
