import Retention
import Store

extension ReportDocument {
  /// What is not there any more, and what must stay; the same in two reports.
  static func deletionSection(_ data: ReportData) -> Section {
    let deletions = PeriodDeletion.all(in: data.table("deleted"))
    return Section(
      identifier: "deletions", title: "What was deleted, and what may not be",
      paragraphs: [
        deletions.isEmpty
          ? "Nothing that belongs to this period was deleted."
          : deletions.map { DeletionWords.sentence($0) + "." }.joined(separator: " "),
        "Each deletion is recorded with its reason, and part of the chain over what is stored. A record "
          + "tells the first and the last event, so that of a deletion that reaches beyond this period "
          + "it is known only how many can have been in it. A legal hold keeps what it names.",
      ],
      exhibits: [
        Exhibit(
          title: "Deleted of this period, whenever that was done", table: data.table("deleted"),
          shownRows: 200),
        Exhibit(
          title: "Deletions and erasures done in this period", table: data.table("deletions"),
          shownRows: 200),
        Exhibit(title: "Legal holds", table: data.table("holds"), shownRows: 50),
      ])
  }
}
