/// Looks over how a condition joins the search identifiers of a detection.
enum ConditionLint {
  static func check(_ detection: LintedDetection, _ report: inout LintReport) {
    guard detection.isConditionRead else { return }
    warnOfUnused(detection, &report)
    for condition in detection.conditions { warnOfContradictions(condition, detection, &report) }
  }

  private static func warnOfUnused(_ detection: LintedDetection, _ report: inout LintReport) {
    let names = Set(detection.conditions.flatMap(\.identifiers))
    let patterns = Set(detection.conditions.flatMap(\.patterns))
    for identifier in detection.identifiers
    where !names.contains(identifier.name)
      && !patterns.contains(where: { IdentifierPattern.chooses(identifier.name, by: $0) })
    {
      report.warn(
        identifier.place, "the condition does not name '\(identifier.name)'",
        mend: "name it there, or remove it")
    }
  }

  /// Identifiers that must hold together, and ask one field for values of which it has only one.
  private static func warnOfContradictions(
    _ condition: Condition, _ detection: LintedDetection, _ report: inout LintReport
  ) {
    var asked: [String: (values: Set<String>, identifier: String)] = [:]
    for name in condition.namesThatMustHold {
      guard let identifier = detection.identifiers.first(where: { $0.name == name }),
        identifier.alternatives.count == 1
      else { continue }
      for item in identifier.alternatives[0] {
        guard let values = item.onlyValues else { continue }
        if let before = asked[item.field], before.values.isDisjoint(with: values) {
          report.warn(
            item.place,
            "no event has the \(item.field) of both '\(before.identifier)' and '\(name)'",
            mend: "join the two with 'or', or make them rules and write a correlation of type "
              + "temporal over them")
        } else {
          asked[item.field] = (values, name)
        }
      }
    }
  }
}

extension LintedDetection.Item {
  /// The values that the field must be one of, in small letters; nil where others will do, and for
  /// fields that can hold several values at once.
  fileprivate var onlyValues: Set<String>? {
    // Numbers and booleans are equal in more forms than one.
    let literals = values.compactMap { $0.scalar.kind == .text ? $0.literal : nil }
    guard isEquality, !literals.isEmpty, literals.count == values.count, !field.contains("."),
      field != "resources"
    else { return nil }
    return Set(literals.map { $0.lowercased() })
  }
}

extension Condition {
  /// The names that are joined by `and` alone.
  fileprivate var namesThatMustHold: [String] {
    switch self {
    case .identifier(let name, _): [name]
    case .all(let parts): parts.flatMap(\.namesThatMustHold)
    case .any, .not, .quantified: []
    }
  }

  /// The patterns in the condition; nil stands for `them`.
  fileprivate var patterns: [String?] {
    switch self {
    case .quantified(_, let pattern, _): [pattern]
    case .all(let parts), .any(let parts): parts.flatMap(\.patterns)
    case .not(let part): part.patterns
    case .identifier: []
    }
  }
}
