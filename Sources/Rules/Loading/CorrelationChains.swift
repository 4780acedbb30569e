/// Correlations with their names found, each after those that it refers to.
struct CorrelationChains {
  /// A correlation that can be run.
  struct Link {
    /// Its position among those that were read.
    let correlation: Int
    let resolved: ResolvedCorrelation
    /// Whether it matters to another correlation only.
    var isSilent = false
  }

  /// How many correlations may stand one above the other.
  static let lengthMaximum = 16

  private(set) var links: [Link] = []
  private(set) var problems: [RuleProblem] = []
  /// The detections that do not ring by themselves.
  private(set) var silentDetections: Set<Int> = []

  private enum State: Equatable {
    case underWay
    /// - Parameter length: how many correlations stand one above the other, this one included.
    case linked(length: Int)
    case refused
  }

  private let rules: ReadRules
  private let resolver: ReferenceResolver
  private var states: [Int: State] = [:]

  init(_ rules: ReadRules) {
    self.rules = rules
    resolver = ReferenceResolver(rules)
    for index in rules.correlations.indices { _ = link(index, depth: 1) }
    findSilent()
  }

  /// Links a correlation and, before it, those that it refers to.
  ///
  /// - Parameter depth: how many correlations stand above it, this one included.
  /// - Returns: the length of the chain that it ends, or nil where it cannot be run.
  private mutating func link(_ index: Int, depth: Int) -> Int? {
    if let state = states[index] {
      return if case .linked(let length) = state { length } else { nil }
    }
    states[index] = .underWay
    do {
      let rule = rules.correlations[index]
      let resolved = try CorrelationResolver.resolve(rule.body, resolver)
      var length = 1
      for reference in rule.body.references {
        length = max(length, 1 + (try linkTarget(of: reference, in: index, depth)))
      }
      links.append(Link(correlation: index, resolved: resolved))
      states[index] = .linked(length: length)
      return length
    } catch {
      problems.append(RuleProblem(error, in: rules.correlations[index].file))
      states[index] = .refused
      return nil
    }
  }

  /// - Returns: the length of the chain that the reference leads to; 0 for a detection.
  private mutating func linkTarget(
    of reference: CorrelationRule.Reference, in index: Int, _ depth: Int
  ) throws(RuleFault) -> Int {
    guard case .correlation(let child) = try resolver.target(of: reference) else { return 0 }
    guard rules.correlations[index].body.type != .metricAlarm else {
      throw RuleFault(
        reference.place, "an alarm on a metric cannot count the correlation '\(reference.text)'",
        mend: "refer to metric filters or detections")
    }
    guard states[child] != .underWay else {
      throw RuleFault(
        reference.place, "the correlation refers to itself by way of '\(reference.text)'",
        mend: "break the circle")
    }
    let tooLong = RuleFault(
      reference.place,
      "correlations are chained over more than \(CorrelationChains.lengthMaximum) steps",
      mend: "refer to detections")
    guard depth < CorrelationChains.lengthMaximum else { throw tooLong }
    guard let length = link(child, depth: depth + 1) else {
      throw RuleFault(
        reference.place, "the rule '\(reference.text)' was refused", mend: "correct that rule first"
      )
    }
    guard length < CorrelationChains.lengthMaximum else { throw tooLong }
    return length
  }

  /// Rules that others refer to ring only where one of those says `generate`; and what refused
  /// correlations refer to must not ring in their place.
  private mutating func findSilent() {
    var silent = Set(rules.silencedNames.flatMap(resolver.targets(of:)))
    var generated: Set<ReferenceResolver.Target> = []
    for rule in rules.correlations {
      let targets = rule.body.references.flatMap { resolver.targets(of: $0.text) }
      silent.formUnion(targets)
      if rule.body.generatesReferenced { generated.formUnion(targets) }
    }
    silent.subtract(generated)
    for target in silent {
      if case .detection(let index) = target { silentDetections.insert(index) }
    }
    for index in links.indices {
      links[index].isSilent = silent.contains(.correlation(links[index].correlation))
    }
  }
}
