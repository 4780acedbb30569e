/// Finds the rules that others refer to by id, name or title.
struct ReferenceResolver {
  /// A rule, by its position among those that were read.
  enum Target: Hashable {
    case detection(Int)
    case correlation(Int)
  }

  private var byID: [String: Target] = [:]
  private var byName: [String: Target] = [:]
  private var byTitle: [String: [Target]] = [:]
  private let refusedNames: Set<String>
  private let isExcluded: (String) -> Bool

  init(_ rules: ReadRules) {
    refusedNames = rules.refusedNames
    isExcluded = rules.excludes
    for (index, rule) in rules.detections.enumerated() { add(rule.header, .detection(index)) }
    for (index, rule) in rules.correlations.enumerated() { add(rule.header, .correlation(index)) }
  }

  private mutating func add(_ header: RuleHeader, _ target: Target) {
    if let id = header.id { byID[id.lowercased()] = target }
    if let name = header.name { byName[name] = target }
    if header.wholeIdentity == nil { byTitle[header.title, default: []].append(target) }
  }

  /// The rules that a text refers to, if any.
  func targets(of text: String) -> [Target] {
    if let target = byID[text.lowercased()] ?? byName[text] { return [target] }
    return byTitle[text] ?? []
  }

  /// The one rule that a reference means.
  func target(of reference: CorrelationRule.Reference) throws(RuleFault) -> Target {
    let targets = targets(of: reference.text)
    guard let target = targets.first else { throw fault(ofUnknown: reference) }
    guard targets.count == 1 else {
      throw RuleFault(
        reference.place, "\(targets.count) rules have the title '\(reference.text)'",
        mend: "refer to the rule by its id or name")
    }
    return target
  }

  private func fault(ofUnknown reference: CorrelationRule.Reference) -> RuleFault {
    let text = reference.text
    if isExcluded(text) {
      return RuleFault(
        reference.place, "the rule '\(text)' is left out by rules.exclude",
        mend: "leave this rule out as well, or take the other one back")
    }
    return refusedNames.contains(text)
      ? RuleFault(
        reference.place, "the rule '\(text)' was refused", mend: "correct that rule first")
      : RuleFault(
        reference.place, "no rule has the id, name or title '\(text)'",
        mend: "correct the reference, or load the rule's file as well")
  }
}
