import Store

extension ReportDocument {
  /// Whether the record is complete and untouched, as far as the ledger knows.
  static func integrity(_ data: ReportData) -> ReportDocument {
    let files = data.table("files")
    return ReportDocument(
      title: "Integrity report",
      abstract:
        "Whether the record of this trail is complete and untouched, as far as the ledger of its "
        + "files can tell.",
      period: data.period,
      figures: [
        Figure(value: Words.grouped(files.sum("files")), label: "files"),
        Figure(value: Words.grouped(files.sum("records")), label: "records"),
        Figure(value: Words.grouped(files.sum("rejected")), label: "records rejected"),
        Figure(
          value: Words.grouped(Int64(data.table("file_problems").rowCount)),
          label: "files not whole"),
        Figure(
          value: Words.grouped(Int64(data.table("conflicts").rowCount)), label: "conflicts"),
        Figure(
          value: Words.grouped(data.table("digests").sum("digests")), label: "digests"),
        Figure(
          value: Words.grouped(data.table("digest_gaps").sum("hours")),
          label: "hours without digest"),
      ],
      sections: [
        fileSection(data), rejectionSection(data), coverageSection(data), digestSection(data),
        sealSection(data), deletionSection(data), tamperingSection(data),
      ],
      extent: data.table("extent"), deleted: data.table("deleted"))
  }

  private static func rejectionSection(_ data: ReportData) -> Section {
    Section(
      identifier: "rejections", title: "What could not be used, and what disagrees",
      paragraphs: [
        "A record that cannot be read is listed with its place, and the rest of its file is used. Two "
          + "events with one id and time, and different content, are both kept: one of them was "
          + "changed, or a copy was made by another program."
      ],
      exhibits: [
        Exhibit(title: "Rejected records", table: data.table("rejections"), shownRows: 50),
        Exhibit(title: "Conflicts", table: data.table("conflicts"), shownRows: 50),
      ])
  }

  private static func coverageSection(_ data: ReportData) -> Section {
    let gaps = data.table("gaps")
    return Section(
      identifier: "coverage", title: "Coverage",
      paragraphs: [
        "For which hours of delivery there are files, by account and region. "
          + (gaps.rowCount == 0
            ? "There is no hour without a file between the first and the last of any of them."
            : "\(Words.counted(Int64(gaps.rowCount), "stretch", "stretches")) without a file, of "
              + "\(gaps.atLeast)\(Words.counted(gaps.sum("hours"), "hour")) together."),
        "An hour without files is not a loss by itself: CloudTrail writes none where nothing happens. "
          + "Only a digest proves that nothing happened. Of a region that never had a file this "
          + "page knows nothing; if only one region is listed, the trail may be of one region.",
      ],
      exhibits: [
        Exhibit(
          title: "Hours with files, by day", table: data.table("coverage"), chart: .calendar,
          shownRows: 400, isFolded: true),
        Exhibit(title: "The longest stretches without a file", table: gaps),
      ])
  }

  private static func digestSection(_ data: ReportData) -> Section {
    let digests = data.table("digests")
    return Section(
      identifier: "digests", title: "Digests",
      paragraphs: [
        digests.rowCount == 0
          ? "There is no digest of this period in the database: whether files are missing or changed "
            + "cannot be proved from it. Log file validation may be off, or digests are not copied."
          : "CloudTrail signs a digest for each hour, account and region, also where nothing happened. "
            + "The hours below have one; hours without, between two that have one, are listed.",
        verifiedSentence(data),
      ],
      exhibits: [
        Exhibit(
          title: "What checking the digests brought", table: data.table("verified_digests"),
          shownRows: 200),
        Exhibit(
          title: "What is not as CloudTrail delivered it", table: data.table("integrity_problems"),
          shownRows: 200),
        Exhibit(title: "Digests by account and region", table: digests, shownRows: 200),
        Exhibit(title: "Hours without a digest", table: data.table("digest_gaps"), shownRows: 50),
      ])
  }

  private static func verifiedSentence(_ data: ReportData) -> String {
    let problems = Int64(data.table("integrity_problems").rowCount)
    let found =
      problems == 0
      ? "Nothing was found that is not as it was delivered."
      : "\(Words.counted(problems, "thing is", "things are")) not as delivered."
    return
      "The daemon checks digests as they arrive: verified is one whose signature is AWS's, pending "
      + "one whose signature is not known yet, unchecked one for which there was no public key. \(found) "
      + "The trail itself is proved by 'trailbell verify PATH --keys FILE'."
  }

  private static func sealSection(_ data: ReportData) -> Section {
    Section(
      identifier: "seals", title: "The chain over what is stored",
      paragraphs: [
        "Everything that is stored is sealed with its transaction, each seal with the one before it. "
          + "That nothing was changed since is proved by 'trailbell verify --database FILE', and with "
          + "a head from elsewhere, such as the daemon's log, that nothing was cut off."
      ],
      exhibits: [
        Exhibit(title: "Seals by their causes", table: data.table("seals")),
        Exhibit(title: "How the chain ended", table: data.table("seal_head")),
      ])
  }

  private static func tamperingSection(_ data: ReportData) -> Section {
    Section(
      identifier: "tampering", title: "Calls that can weaken the record",
      paragraphs: [
        "Changes of trails, of buckets' policies, of keys and of logs, allowed and refused. Each is either "
          + "in your change records, or a reason to ask."
      ],
      exhibits: [
        Exhibit(title: "Changes of the trail", table: data.table("trail_changes"), shownRows: 200)
      ])
  }
}
