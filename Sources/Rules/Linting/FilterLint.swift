/// Looks over a Sigma filter: a document that narrows other rules.
enum FilterLint {
  static func check(_ filter: YAMLMap, _ report: inout LintReport) {
    let detection = LintedDetection(filter, besides: ["rules", "condition"])
    // The rules that it narrows say of which services they speak.
    DetectionLint(detection.withoutCondition, saysDataEvents: true).check(&report)
    guard let node = filter["condition"], !detection.conditions.isEmpty,
      !detection.conditions.contains(where: \.hasNegation)
    else { return }
    report.warn(
      node.place, "the filter keeps only the events that match it, and drops all others",
      mend: "write 'not' before what shall be left out")
  }
}

extension LintedDetection {
  fileprivate var withoutCondition: LintedDetection {
    LintedDetection(identifiers: identifiers, conditions: [])
  }
}
