/// Finds the detections that correlations refer to by id, name or title.
struct ReferenceResolver {
  private enum Target: Equatable {
    case detection(Int)
    case correlation
  }

  private var byID: [String: Target] = [:]
  private var byName: [String: Target] = [:]
  private var byTitle: [String: [Target]] = [:]
  private let refusedNames: Set<String>

  init(_ rules: ReadRules) {
    refusedNames = rules.refusedNames
    for (index, rule) in rules.detections.enumerated() { add(rule.header, .detection(index)) }
    for rule in rules.correlations { add(rule.header, .correlation) }
  }

  private mutating func add(_ header: RuleHeader, _ target: Target) {
    if let id = header.id { byID[id.lowercased()] = target }
    if let name = header.name { byName[name] = target }
    byTitle[header.title, default: []].append(target)
  }

  /// The detections that a text refers to, if any; correlations are none.
  func detections(named text: String) -> [Int] {
    targets(of: text).compactMap { target in
      if case .detection(let index) = target { index } else { nil }
    }
  }

  /// The one detection that a correlation refers to.
  func detection(of reference: CorrelationRule.Reference) throws(RuleFault) -> Int {
    let text = reference.text
    let targets = targets(of: text)
    guard let target = targets.first else {
      throw refusedNames.contains(text)
        ? RuleFault(
          reference.place, "the rule '\(text)' was refused", mend: "correct that rule first")
        : RuleFault(
          reference.place, "no rule has the id, name or title '\(text)'",
          mend: "correct the reference, or load the rule's file as well")
    }
    guard targets.count == 1 else {
      throw RuleFault(
        reference.place, "\(targets.count) rules have the title '\(text)'",
        mend: "refer to the rule by its id or name")
    }
    guard case .detection(let index) = target else {
      throw RuleFault(
        reference.place, "'\(text)' is a correlation, and chains of them are not supported",
        mend: "refer to detections")
    }
    return index
  }

  private func targets(of text: String) -> [Target] {
    if let target = byID[text.lowercased()] ?? byName[text] { return [target] }
    return byTitle[text] ?? []
  }
}
