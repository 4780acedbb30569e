import Rules

/// The rules that only `scan` evaluates: the database keeps the episodes of plain detections and of
/// event counts from a number upwards.
enum WaitingRules {
  /// Which they are, in a line for a person; nil where there are none.
  static func text(_ book: RuleBook) -> String? {
    var titlesByType: [String: [String]] = [:]
    for (alarm, stored) in zip(book.rules.alarms, book.storedRules)
    where alarm.rings && stored == nil {
      titlesByType[alarm.correlationType ?? "detection", default: []].append(alarm.title)
    }
    guard !titlesByType.isEmpty else { return nil }
    let types = titlesByType.sorted { $0.key < $1.key }.map { type, titles in
      "\(type): \(titles.sorted().joined(separator: ", "))"
    }
    let count = titlesByType.values.reduce(0) { $0 + $1.count }
    return "\(count == 1 ? "1 rule does" : "\(count) rules do") not ring here yet, only in "
      + "'trailbell scan': \(types.joined(separator: "; "))"
  }
}
