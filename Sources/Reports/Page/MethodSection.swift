import Store

extension ReportPage {
  /// Where each number comes from, and how anybody gets it again.
  static func method(_ document: ReportDocument) -> String {
    var text = """
      <section id="method">
      <h2>Where the numbers come from</h2>
      <p>AWS CloudTrail wrote the events, and Trailbell stored each of them once. Each table is the \
      answer to one question to the database, asked in one moment. The questions follow, so that \
      anybody who may read the database can ask them again, with \
      <code>sqlite3 -readonly trailbell.db</code>; each gives the rows of its table in the same order. \
      What stands above tables and charts is counted from these rows.</p>
      <p>CloudTrail records calls, not their effects, and only those that its trail is set to record. \
      What is not here may have happened nevertheless.</p>

      """
    for exhibit in document.sections.flatMap(\.exhibits) {
      text +=
        "<details><summary>\(HTMLText.escape(exhibit.title))</summary>"
        + "<pre>\(HTMLText.lines(exhibit.table.sql));</pre></details>\n"
    }
    return text + "</section>"
  }
}
