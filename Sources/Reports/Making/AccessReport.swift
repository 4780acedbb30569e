import Store

extension ReportDocument {
  /// What each identity used: for the review of who may do what.
  static func access(_ data: ReportData) -> ReportDocument {
    let totals = data.table("totals")
    let privileged = data.table("privileged")
    let used = Set(privileged.rows.indices.map { privileged.text("actor", row: $0) })
    return ReportDocument(
      title: "Access report",
      abstract: "What each identity used, when first and last, what it was refused, and who used "
        + "privileged calls: for the review of permissions.",
      period: data.period,
      figures: [
        Figure(value: Words.grouped(totals.number("principals")), label: "identities"),
        Figure(
          value: privileged.atLeast + Words.grouped(Int64(used.count)),
          label: "with privileged calls"),
        Figure(value: Words.grouped(totals.number("services")), label: "services"),
        Figure(value: Words.grouped(totals.number("events")), label: "events"),
        Figure(value: Words.grouped(totals.number("denied")), label: "denied"),
      ],
      sections: [
        Section(
          identifier: "identities", title: "Identities",
          paragraphs: [
            "All identities that called anything in this period, the busiest first. Who is missing here, "
              + "and has permissions, did not use them; CloudTrail cannot name those, for it knows "
              + "only of calls.",
            "What an identity used is the upper bound of what it needs, and no lower one: a call that "
              + "is made once a year may lie outside of the period, and reads of objects are "
              + "recorded only where the trail records data events.",
          ],
          exhibits: [
            Exhibit(
              title: "Identities", table: data.table("principals"), chart: .bars("events"),
              shownRows: 200)
          ]),
        Section(
          identifier: "privileged", title: "Privileged calls",
          paragraphs: ["Changes of permissions, and whatever can weaken the trail."],
          exhibits: [Exhibit(title: "By identity", table: privileged, shownRows: 200)]),
        Section(
          identifier: "denied", title: "Refused",
          paragraphs: ["What identities asked for, and were not permitted."],
          exhibits: [
            Exhibit(
              title: "Refusals", table: data.table("denials"), chart: .bars("events"),
              shownRows: 100)
          ]),
        Section(
          identifier: "actions", title: "Calls of each identity",
          paragraphs: [
            "Services and calls that were used, with the first and the last time. The whole list is in "
              + "the same report as JSON or CSV."
          ],
          exhibits: [Exhibit(title: "Calls", table: data.table("actions"), shownRows: 300)]),
      ],
      extent: data.table("extent"), deleted: data.table("deleted"))
  }
}
