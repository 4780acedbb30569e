import Store

extension ReportDocument {
  /// What happened, what was refused and changed, what rang, and whether the record is whole.
  static func audit(_ data: ReportData) -> ReportDocument {
    let totals = data.table("totals")
    let alerts = data.table("alert_rules")
    let signIns = data.table("sign_ins")
    return ReportDocument(
      title: "Audit report",
      abstract: "What was done in the accounts of this trail, what was refused, who changed "
        + "permissions or the trail itself, what rang, and who was told.",
      period: data.period,
      figures: [
        Figure(value: Words.grouped(totals.number("events")), label: "events"),
        Figure(value: Words.grouped(totals.number("principals")), label: "identities"),
        Figure(value: Words.grouped(totals.number("accounts")), label: "accounts"),
        Figure(
          value: Words.share(totals.number("denied"), of: totals.number("events")),
          label: "denied"),
        Figure(value: Words.grouped(signIns.sum("events")), label: "console sign-ins"),
        Figure(
          value: Words.grouped(Int64(data.table("permission_changes").rowCount)),
          label: "permission changes"),
        Figure(
          value: Words.grouped(Int64(data.table("trail_changes").rowCount)),
          label: "trail changes"),
        Figure(value: Words.grouped(alerts.sum("alerts")), label: "alerts"),
      ],
      sections: [
        activitySection(data), signInSection(data), denialSection(data), changeSection(data),
        alertSection(data), notificationSection(data), fileSection(data), deletionSection(data),
      ],
      extent: data.table("extent"), deleted: data.table("deleted"))
  }

  private static func activitySection(_ data: ReportData) -> Section {
    let totals = data.table("totals")
    let events = totals.number("events")
    return Section(
      identifier: "activity", title: "Activity",
      paragraphs: [
        "\(Words.counted(events, "event")) of \(Words.counted(totals.number("principals"), "identity", "identities")) "
          + "in \(Words.counted(totals.number("accounts"), "account")) and "
          + "\(Words.counted(totals.number("regions"), "region")). "
          + "\(Words.grouped(totals.number("denied"))) "
          + "(\(Words.share(totals.number("denied"), of: events))) were not permitted, "
          + "\(Words.grouped(totals.number("failed"))) failed for other reasons.",
        "An identity is who is answerable: a role without its sessions, a user, the root account, "
          + "or an AWS service. Reads of objects and other data events are counted only where the "
          + "trail records them, which it does not unless told.",
      ],
      exhibits: [
        Exhibit(
          title: "Events by day", table: data.table("days"),
          chart: .days(whole: ["events"], part: "denied", label: "denied"), shownRows: 400,
          isFolded: true),
        Exhibit(
          title: "Events by day of the week and hour (UTC)", table: data.table("hours"),
          chart: .week, isFolded: true),
        Exhibit(title: "Accounts", table: data.table("accounts"), chart: .bars("events")),
        Exhibit(title: "Regions", table: data.table("regions"), chart: .bars("events")),
        Exhibit(title: "Services", table: data.table("services"), chart: .bars("events")),
        Exhibit(title: "Identities", table: data.table("principals"), chart: .bars("events")),
      ])
  }

  private static func signInSection(_ data: ReportData) -> Section {
    let table = data.table("sign_ins")
    let failures = table.sum("events") { table.text("result", row: $0) != "Success" }
    let rootUses = data.table("root").sum("events")
    let withoutFactor = table.sum("events") { row in
      table.text("actor_type", row: row) == "IAMUser" && table.text("result", row: row) == "Success"
        && table.text("second_factor", row: row) != "Yes"
    }
    return Section(
      identifier: "sign-ins", title: "Sign-ins and the root account",
      paragraphs: [
        "\(Words.counted(table.sum("events"), "sign-in")) to the console: \(Words.grouped(failures)) failed, "
          + "\(Words.grouped(withoutFactor)) succeeded by users without a second factor. The root "
          + "accounts made \(Words.counted(rootUses, "call")).",
        "Of roles and of single sign-on CloudTrail cannot tell whether there was a second factor: it "
          + "was asked for, or not, by whoever signed them in.",
      ],
      exhibits: [
        Exhibit(title: "Sign-ins by kind and result", table: table),
        Exhibit(
          title: "Sign-ins to look at: failed, without a second factor, or of root",
          table: data.table("notable_sign_ins"), shownRows: 50),
        Exhibit(title: "What the root accounts did", table: data.table("root")),
      ])
  }

  private static func denialSection(_ data: ReportData) -> Section {
    Section(
      identifier: "denied", title: "Refused",
      paragraphs: [
        "What was asked for and not permitted. Many refusals of few calls are mostly a permission "
          + "that is missing; few refusals of many calls may be somebody who tries what is possible."
      ],
      exhibits: [
        Exhibit(
          title: "Refusals by identity and call", table: data.table("denials"),
          chart: .bars("events"))
      ])
  }

  private static func changeSection(_ data: ReportData) -> Section {
    Section(
      identifier: "changes", title: "Changes of permissions and of the trail",
      paragraphs: [
        "Each call that gave, took or changed permissions, and each that can weaken the record "
          + "itself: trails, buckets' policies, keys, logs. Refused tries are listed as well. "
          + "Whether a change was approved stands in your change records, not in CloudTrail."
      ],
      exhibits: [
        Exhibit(
          title: "Changes of permissions", table: data.table("permission_changes"), shownRows: 100),
        Exhibit(title: "Changes of the trail", table: data.table("trail_changes"), shownRows: 100),
      ])
  }

  private static func alertSection(_ data: ReportData) -> Section {
    let rules = data.table("alert_rules")
    return Section(
      identifier: "alerts", title: "Alerts",
      paragraphs: [
        "\(Words.counted(rules.sum("alerts"), "alert")) of \(Words.counted(Int64(rules.rowCount), "rule")) began in this period; "
          + "\(Words.grouped(rules.sum("still_firing"))) still ring, and "
          + "\(Words.grouped(rules.sum("not_told"))) were told to nobody.",
        "The time until somebody is told counts from the event that brought the rule to ring, so that it "
          + "holds CloudTrail's delivery (about five minutes) and, for files that were read long after "
          + "they came, the wait until then.",
      ],
      exhibits: [
        Exhibit(title: "By rule", table: rules, chart: .bars("alerts")),
        Exhibit(title: "All alerts", table: data.table("alerts"), shownRows: 100),
      ])
  }

  private static func notificationSection(_ data: ReportData) -> Section {
    let untold = data.table("untold")
    return Section(
      identifier: "notifications", title: "Who was told, and who could not be",
      paragraphs: [
        untold.rowCount == 0
          ? "Every notification of this period reached its receiver, or was not meant for it."
          : "\(Words.counted(Int64(untold.rowCount), "notification")) did not arrive: what is dead was "
            + "given up, what waits is tried again."
      ],
      exhibits: [
        Exhibit(title: "Notifications by receiver", table: data.table("notifications")),
        Exhibit(title: "Not arrived", table: untold, shownRows: 50),
        Exhibit(
          title: "Silences: when nobody was to be told, and who wanted it so",
          table: data.table("silences"), shownRows: 50),
      ])
  }
}
