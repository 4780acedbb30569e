import Store

extension ReportDocument {
  /// What became of the files and records of the trail; the same in two reports.
  static func fileSection(_ data: ReportData) -> Section {
    let files = data.table("files")
    let records = files.sum("records")
    return Section(
      identifier: "files", title: "Files and records",
      paragraphs: [
        "\(Words.counted(files.sum("files"), "file")) were read, with "
          + "\(Words.counted(records, "record")): \(Words.grouped(files.sum("stored"))) stored, "
          + "\(Words.grouped(files.sum("duplicates"))) that had come before, and "
          + "\(Words.grouped(files.sum("rejected"))) that cannot be used. "
          + (files.sum("unbalanced") == 0
            ? "The sum holds for each file: no record is without its fate."
            : "The sum does not hold for \(Words.counted(files.sum("unbalanced"), "file")): somebody "
              + "changed the database."),
        "These are all files of the database, whatever the period, for a file's events can be older "
          + "than its delivery.",
      ],
      exhibits: [
        Exhibit(title: "Files by state", table: files),
        Exhibit(
          title: "Files that are not whole, or of another kind", table: data.table("file_problems"),
          shownRows: 50),
      ])
  }
}
