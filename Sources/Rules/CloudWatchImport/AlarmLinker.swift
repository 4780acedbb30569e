/// Puts the alarms of a call together with their filters.
struct AlarmLinker {
  private struct LinkedAlarm {
    let rule: ImportReader.Rule<ImportedAlarm>
    let filters: [Int]
  }

  private var filters: [ImportReader.Rule<ImportedFilter>]
  private let alarms: [ImportReader.Rule<ImportedAlarm>]
  private let links: AlarmLinks
  private var uncarriedAlarms: UncarriedAlarms
  private var linked: [LinkedAlarm] = []
  private(set) var report = ImportReport()

  init(_ reader: ImportReader) {
    // In the order of their names, so that it does not matter in which a format lists them.
    filters = reader.filters.sorted { left, right in
      (left.body.name, left.body.logGroup ?? "", left.id)
        < (right.body.name, right.body.logGroup ?? "", right.id)
    }
    alarms = reader.alarms.sorted { ($0.body.name, $0.id) < ($1.body.name, $1.id) }
    links = AlarmLinks(filters: filters, refusedFilters: reader.refusedFilters)
    uncarriedAlarms = reader.uncarriedAlarms
  }

  /// The filters and alarms that stay, in groups.
  mutating func groups() -> [CloudWatchImport.Group] {
    link()
    findAccounts()
    report.noteAccounts(of: linked.map(\.rule))
    let all = RuleGroups.groups(filterCount: filters.count, filtersByAlarm: linked.map(\.filters))
    return named(all.filter { !$0.alarms.isEmpty || keepsAlone($0.filters[0]) })
  }

  /// Finds the filters of every alarm, and leaves out the alarms that have none.
  private mutating func link() {
    var testCount = 0
    for rule in alarms {
      let resource = rule.body.resource
      var notes: [RuleFault] = []
      do throws(RuleFault) {
        let filters = try links.filters(of: rule.body, testCount: &testCount, notes: &notes)
        linked.append(LinkedAlarm(rule: rule, filters: filters))
        for note in notes { report.note(note.about(resource.title), in: resource.file) }
      } catch {
        report.refuse(error.about("\(resource.title) is not carried over"), in: resource.file)
        uncarriedAlarms.insert(resource)
      }
    }
  }

  /// Filters are of the account of their alarms, for only alarms say which it is; those without are of
  /// the call's, if it has one.
  private mutating func findAccounts() {
    let all = Set(alarms.compactMap(\.account))
    var accounts: [Int: Set<RuleAccount>] = [:]
    for alarm in linked {
      guard let account = alarm.rule.account else { continue }
      for filter in alarm.filters { accounts[filter, default: []].insert(account) }
    }
    for filter in filters.indices {
      let possible = accounts[filter] ?? all
      if possible.count == 1 { filters[filter].account = possible.first }
    }
  }

  /// Whether a filter that no alarm counts stays nevertheless; it has a group of its own, for only
  /// alarms join filters.
  private mutating func keepsAlone(_ position: Int) -> Bool {
    let filter = filters[position].body
    if let fault = uncarriedAlarms.fault(for: filter) {
      report.refuse(fault, in: filter.resource.file)
      return false
    }
    report.noteAlone(filter)
    return true
  }

  private func named(_ groups: [RuleGroups.Group]) -> [CloudWatchImport.Group] {
    var names = RuleNames()
    let alarmNames = linked.map { names.claim($0.rule.body.name, of: $0.rule.account) }
    let kept = Set(groups.flatMap(\.filters))
    let filterNames = filters.indices.map { position in
      kept.contains(position)
        ? names.claim(filters[position].body.name, of: filters[position].account) : ""
    }
    return groups.map { group in
      var documents = group.filters.map { position in
        CloudWatchImport.Document(
          file: filters[position].body.resource.file,
          node: RuleDocument.document(of: filters[position], name: filterNames[position]))
      }
      documents += group.alarms.map { position in
        let alarm = linked[position]
        return CloudWatchImport.Document(
          file: alarm.rule.body.resource.file,
          node: RuleDocument.document(
            of: alarm.rule, name: alarmNames[position],
            filters: alarm.filters.map { filters[$0].body },
            filterNames: alarm.filters.map { filterNames[$0] }))
      }
      let name = group.alarms.first.map { alarmNames[$0] } ?? filterNames[group.filters[0]]
      return CloudWatchImport.Group(name: name, documents: documents)
    }
  }
}
