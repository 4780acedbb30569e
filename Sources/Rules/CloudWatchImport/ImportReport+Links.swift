/// What is noted of filters and alarms that are put together.
extension ImportReport {
  /// A filter only counts in CloudWatch; here, what no alarm counts rings.
  mutating func noteAlone(_ filter: ImportedFilter) {
    note(
      RuleFault(
        filter.namePlace,
        "\(filter.resource.title): no given alarm counts it, so that it rings by itself",
        mend: "remove the rule if it shall not"), in: filter.resource.file)
  }

  /// Notes where alarms are of several accounts: in CloudWatch each looks at its own log group, here
  /// all look at all given trails.
  ///
  /// Filters are not narrowed to the account, for the log group of an organization's trail has the
  /// events of all accounts, and their alarms stand in one.
  mutating func noteAccounts(of rules: [ImportReader.Rule<ImportedAlarm>]) {
    let accounts = Set(rules.compactMap(\.account)).sorted { $0.text < $1.text }
    guard accounts.count > 1, let alarm = rules.first(where: { $0.account == accounts[1] })?.body
    else { return }
    let (first, second) = (accounts[0], accounts[1])
    let test =
      first.number == second.number
      ? "$.awsRegion = \"\(second.region)\"" : "$.recipientAccountId = \"\(second.number)\""
    note(
      RuleFault(
        alarm.resource.place,
        "there are alarms of \(first.text) and of \(second.text): "
          + "each rings for the events of all",
        mend: "narrow the filters to what their log groups have, such as { (\(test)) && (...) }"),
      in: alarm.resource.file)
  }
}
