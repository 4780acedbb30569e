/// Gathers what the files of a call declare.
struct ResourceCollector {
  /// More than an account can have.
  static let countMaximum = 10_000

  /// Values of templates' parameters that go before their defaults.
  let parameters: [String: String]
  private(set) var resources: [DeclaredResource] = []
  private(set) var report = ImportReport()
  /// The alarms that are left out before they are read.
  private(set) var uncarriedAlarms = UncarriedAlarms()
  private var declaredParameters: Set<String> = []
  private var firstTemplate: String?
  /// How many filters and alarms the files declare, be they carried over or not.
  private var foundCount = 0
  private var isFull = false

  init(parameters: [String: String] = [:]) { self.parameters = parameters }

  mutating func collect(_ root: YAMLNode, in file: String) {
    guard let format = SourceFormat(of: root) else { return }
    let map = root.map ?? YAMLMap(entries: [])
    let countBefore = foundCount
    switch format {
    case .commandOutput: CommandOutput.collect(map, in: file, into: &self)
    case .commandList: CommandOutput.collect(root, in: file, into: &self)
    case .storedTemplate: StoredTemplate.collect(map, in: file, into: &self)
    case .terraformShow: TerraformShow.collect(map, in: file, into: &self)
    case .cloudFormation: CloudFormationTemplate.collect(map, in: file, into: &self)
    case .terraformInternal:
      report.refuse(CloudWatchImport.terraformFault(at: root.place), in: file)
      return
    }
    guard foundCount == countBefore else { return }
    report.note(
      RuleFault(
        root.place, "the file declares no metric filters and no alarms",
        mend: "name the files that do"), in: file)
  }

  mutating func add(_ resource: DeclaredResource) {
    foundCount += 1
    guard foundCount <= Self.countMaximum else { return leaveOutFromHereOn(resource) }
    resources.append(resource)
  }

  /// Leaves out a filter or an alarm that is not there, with a note that says why.
  mutating func leaveOut(_ resource: DeclaredResource, _ note: RuleFault) {
    foundCount += 1
    guard foundCount <= Self.countMaximum else { return leaveOutFromHereOn(resource) }
    uncarriedAlarms.insert(resource)
    report.note(note, in: resource.file)
  }

  /// Leaves out what may be alarms, of which nothing is known.
  mutating func refuseAlarms(_ title: String, _ fault: RuleFault, in file: String) {
    uncarriedAlarms.insert(unread: title, in: file)
    refuse(fault, in: file)
  }

  mutating func refuse(_ fault: RuleFault, in file: String) {
    foundCount += 1
    report.refuse(fault, in: file)
  }

  mutating func note(_ fault: RuleFault, in file: String) { report.note(fault, in: file) }

  private mutating func leaveOutFromHereOn(_ resource: DeclaredResource) {
    if resource.kind == .metricAlarm, !ServiceAlarms.isOne(resource) {
      uncarriedAlarms.insertUnreadOfAnyFile()
    }
    guard !isFull else { return }
    isFull = true
    report.refuse(
      RuleFault(
        resource.place,
        "from here on nothing is carried over: there are more than \(Self.countMaximum) filters "
          + "and alarms", mend: "name fewer files at once"),
      in: resource.file)
  }
}

// MARK: - Parameters of templates

extension ResourceCollector {
  mutating func declare(_ parameters: YAMLMap?, in file: String) {
    if firstTemplate == nil { firstTemplate = file }
    declaredParameters.formUnion((parameters?.entries ?? []).map(\.key))
  }

  /// Notes the values that the caller gave and no template asks for.
  mutating func noteUnusedParameters() {
    for name in parameters.keys.sorted() where !declaredParameters.contains(name) {
      // AWS gives those, in every template.
      guard !name.hasPrefix("AWS::") else { continue }
      report.note(
        RuleFault(
          .start, "no template has the parameter '\(name)', whose value is given",
          mend: "correct its name"), in: firstTemplate ?? "--parameter \(name)")
    }
  }
}
