import Rules

/// The rules that only `scan` evaluates: the database keeps the episodes of plain detections and of
/// event counts from a number upwards.
enum WaitingRules {
  /// Which they are, by type, in a line for a person; nil where there are none.
  static func text(_ book: RuleBook) -> String? {
    var counts: [String: Int] = [:]
    for (alarm, stored) in zip(book.rules.alarms, book.storedRules) where alarm.rings {
      if stored == nil { counts[alarm.correlationType ?? "detection", default: 0] += 1 }
    }
    guard !counts.isEmpty else { return nil }
    let types = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    let count = counts.values.reduce(0, +)
    return "\(count) rules do not ring here yet, only in 'trailbell scan': "
      + types.joined(separator: ", ")
  }
}
