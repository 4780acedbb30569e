/// Reads the filters and alarms of a call, each once.
struct ImportReader {
  struct Rule<Body> {
    let body: Body
    /// What AWS calls it, and what else it takes to tell it from others.
    let identity: [String]
    /// Where it is from, if that is known.
    var account: RuleAccount?
    /// How many tests it makes, of a filter.
    var testCount = 0

    var id: String { RuleIdentifiers.id(of: identity + (account?.words ?? [])) }
  }

  private(set) var filters: [Rule<ImportedFilter>] = []
  private(set) var alarms: [Rule<ImportedAlarm>] = []
  /// The metrics of filters of which no rule can be made, with the names of these filters.
  private(set) var refusedFilters: [MetricName: String] = [:]
  /// The alarms of which no rule can be made.
  private(set) var uncarriedAlarms: UncarriedAlarms
  private var ownReport = ImportReport()
  private var identifiers = RuleIdentifiers()
  private let runnableCheck = RunnableCheck()
  private var serviceAlarms = ServiceAlarms()
  /// The files of which it is noted that whom they tell is not carried over.
  private var filesWithActions: Set<String> = []

  /// - Parameter uncarriedAlarms: those that were left out before they were read.
  init(uncarriedAlarms: UncarriedAlarms) { self.uncarriedAlarms = uncarriedAlarms }

  var report: ImportReport {
    var report = ownReport
    report.add(serviceAlarms.report)
    return report
  }

  mutating func read(_ resource: DeclaredResource) {
    guard !ServiceAlarms.isOne(resource) else { return serviceAlarms.insert(resource) }
    var notes: [RuleFault] = []
    do throws(RuleFault) {
      switch resource.kind {
      case .metricFilter: try add(try ImportedFilterReader.filter(resource, notes: &notes))
      case .metricAlarm:
        try add(try ImportedAlarmReader.alarm(resource, notes: &notes))
        noteActions(of: resource)
      case .compositeAlarm:
        throw RuleFault(
          resource.place, "it is computed of other alarms",
          mend: "write a correlation of type temporal over their rules")
      }
      for note in notes { ownReport.note(note.about(resource.title), in: resource.file) }
    } catch {
      refuse(resource, error)
    }
  }

  private mutating func refuse(_ resource: DeclaredResource, _ fault: RuleFault) {
    switch resource.kind {
    case .metricFilter:
      if let metric = ImportedFilterReader.metric(of: resource) {
        refusedFilters[metric] = resource.title
      }
    case .metricAlarm: uncarriedAlarms.insert(resource)
    // Those that it is computed of stand here themselves.
    case .compositeAlarm: break
    }
    ownReport.refuse(fault.about("\(resource.title) is not carried over"), in: resource.file)
  }

  private mutating func add(_ filter: ImportedFilter) throws(RuleFault) {
    let testCount = try runnableCheck.testCount(of: filter)
    let identity = ["CloudWatch metric filter", filter.logGroup ?? "", filter.name]
    if let identity = claim(identity, nil, [], of: filter.resource, filter.settings) {
      filters.append(Rule(body: filter, identity: identity, testCount: testCount))
    }
  }

  private mutating func add(_ alarm: ImportedAlarm) throws(RuleFault) {
    try runnableCheck.check(alarm)
    let content =
      alarm.settings + alarm.dimensions
      + [YAMLMap.Entry("metric", alarm.metric.text, at: alarm.resource.place)]
    let identity = ["CloudWatch alarm", alarm.name]
    let account = alarm.arn.flatMap { RuleAccount(arn: $0) }
    let qualifiers = alarm.arn.map { [$0] } ?? []
    if let identity = claim(identity, account, qualifiers, of: alarm.resource, content) {
      alarms.append(Rule(body: alarm, identity: identity, account: account))
    }
  }

  /// An identity, or nil where the same rule was there before.
  private mutating func claim(
    _ identity: [String], _ account: RuleAccount?, _ qualifiers: [String],
    of resource: DeclaredResource, _ content: [YAMLMap.Entry]
  ) -> [String]? {
    let node = YAMLNode(content: .map(YAMLMap(entries: content)), place: resource.place)
    let place = "\(resource.file):\(resource.place.line)"
    let claim = identifiers.claim(
      identity, account: account,
      qualifiers: qualifiers + [resource.file, "\(resource.place.line):\(resource.place.column)"],
      content: RuleVersion(node).text, place: place)
    switch claim {
    case .new(let identity): return identity
    case .known(let place):
      ownReport.note(
        RuleFault(
          resource.place, "\(resource.title) is carried over once: it stands at \(place) as well",
          mend: "nothing, if it is the same; import accounts one by one, each with its alarms"),
        in: resource.file)
      return nil
    }
  }

  /// One note for each file, for every alarm tells someone.
  private mutating func noteActions(of resource: DeclaredResource) {
    guard !filesWithActions.contains(resource.file),
      ResourceProperty.actions.contains(where: resource.properties.mayHave)
    else { return }
    filesWithActions.insert(resource.file)
    ownReport.note(
      RuleFault(
        resource.place, "whom the file's alarms tell is not carried over, from here on",
        mend: "configure sinks"), in: resource.file)
  }
}

extension RuleFault {
  /// The fault with what it is about before it.
  func about(_ subject: String) -> RuleFault {
    RuleFault(place, "\(subject): \(fault)", mend: mend)
  }
}
