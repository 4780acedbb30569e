/// Gathers what the files of a call declare.
struct ResourceCollector {
  /// More than an account can have.
  static let countMaximum = 10_000

  /// Values of templates' parameters that go before their defaults.
  let parameters: [String: String]
  private(set) var resources: [DeclaredResource] = []
  private(set) var report = ImportReport()
  private var declaredParameters: Set<String> = []
  private var isFull = false

  init(parameters: [String: String] = [:]) { self.parameters = parameters }

  mutating func collect(_ root: YAMLNode, in file: String) {
    guard let format = SourceFormat(of: root) else { return }
    let map = root.map ?? YAMLMap(entries: [])
    let countBefore = resources.count + report.notCarried.count
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
    guard resources.count + report.notCarried.count == countBefore, !isFull else { return }
    report.note(
      RuleFault(
        root.place, "the file declares no metric filters and no alarms",
        mend: "name the files that do"), in: file)
  }

  mutating func declare(_ parameters: YAMLMap?) {
    declaredParameters.formUnion((parameters?.entries ?? []).map(\.key))
  }

  /// Notes the values that the caller gave and no template asks for.
  mutating func noteUnusedParameters(in file: String) {
    for name in parameters.keys.sorted() where !declaredParameters.contains(name) {
      // AWS gives those, in every template.
      guard !name.hasPrefix("AWS::") else { continue }
      report.note(
        RuleFault(
          .start, "no template has the parameter '\(name)', whose value is given",
          mend: "correct its name"), in: file)
    }
  }

  mutating func add(_ resource: DeclaredResource) {
    guard resources.count < Self.countMaximum else {
      guard !isFull else { return }
      isFull = true
      report.refuse(
        RuleFault(
          resource.place,
          "from here on nothing is carried over: there are more than \(Self.countMaximum) filters "
            + "and alarms", mend: "name fewer files at once"),
        in: resource.file)
      return
    }
    resources.append(resource)
  }

  mutating func refuse(_ fault: RuleFault, in file: String) { report.refuse(fault, in: file) }

  mutating func note(_ fault: RuleFault, in file: String) { report.note(fault, in: file) }
}
