/// The faults of one document: its author hears of all of them at once.
///
/// A class, for all readers of a document add to the same list.
final class DocumentFaults {
  /// Nobody mends more of one rule at a time.
  static let countMaximum = 50

  private var found: [RuleFault] = []

  var isEmpty: Bool { found.isEmpty }

  func add(_ fault: RuleFault) {
    guard found.count <= Self.countMaximum else { return }
    guard found.count < Self.countMaximum else {
      return found.append(
        RuleFault(
          fault.place, "the rule has more faults from here on", mend: "mend those above first"))
    }
    found.append(fault)
  }

  /// The faults that were added, in the order of their places; none are left.
  func take() -> [RuleFault] {
    defer { found = [] }
    return found.sorted { ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column) }
  }
}
