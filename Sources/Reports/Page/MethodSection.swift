import Retention
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
      \(missing(document))
      """
    for exhibit in exhibits(document) {
      text +=
        "<details><summary>\(HTMLText.escape(exhibit.title))</summary>"
        + "<pre>\(HTMLText.lines(exhibit.table.sql));</pre></details>\n"
    }
    return text + "</section>"
  }

  /// What was deleted of the period, so that the numbers cannot count it.
  private static func missing(_ document: ReportDocument) -> String {
    let deletions = PeriodDeletion.all(in: document.deleted)
    guard !deletions.isEmpty else { return "" }
    let items = deletions.map { "<li>\(HTMLText.escape(DeletionWords.sentence($0)))</li>" }
    return """
      <p>Not everything of this period is in the database any more as it was delivered, so that numbers \
      may be too small, and firsts and lasts may be missing:</p>
      <ul>\(items.joined())</ul>

      """
  }

  /// The tables, with that of deletions also where no section shows it.
  private static func exhibits(_ document: ReportDocument) -> [ReportDocument.Exhibit] {
    let shown = document.sections.flatMap(\.exhibits)
    guard !shown.contains(where: { $0.table.name == document.deleted.name }) else { return shown }
    return shown + [.init(title: "Deleted of this period", table: document.deleted)]
  }
}
