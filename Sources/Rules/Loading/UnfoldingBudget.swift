/// How much the rules of one file may unfold to.
///
/// A short text can stand for much: variants of a value, placeholders, an identifier that a
/// condition names again and again, a regular expression with large bounds. The work is counted
/// while it is done, so that a hostile file is refused early; once a measure is spent, whatever
/// else asks for it is refused at once.
///
/// A class, for all readers of a file draw on the same budget.
final class UnfoldingBudget {
  /// What is counted.
  enum Measure: Int, CaseIterable {
    /// Tests of values, and the joints of conditions.
    case tests
    /// The bytes of the texts that events are compared with.
    case textBytes
    /// Steps on the way from regular expressions to automata.
    case regexSteps

    var maximum: Int {
      switch self {
      case .tests: 150_000
      case .textBytes: 8 << 20
      case .regexSteps: 4_000_000
      }
    }

    fileprivate var fault: SigmaValueFault {
      switch self {
      case .tests:
        SigmaValueFault(
          "the rules of the file unfold to more than \(maximum) tests", mend: "split the file")
      case .textBytes:
        SigmaValueFault(
          "the values in the file unfold to more than \(maximum >> 20) MiB",
          mend: "write shorter texts, or fewer variants and placeholders")
      case .regexSteps:
        SigmaValueFault(
          "the regular expressions of the file take too long to make ready",
          mend: "use smaller bounds, or split the file")
      }
    }
  }

  private var spent = Measure.allCases.map { _ in 0 }

  /// Whether more was asked for than there is.
  var isSpent: Bool { Measure.allCases.contains { spent[$0.rawValue] > $0.maximum } }

  /// Counts what is about to be done, or was done.
  func take(_ count: Int, _ measure: Measure) throws(SigmaValueFault) {
    spent[measure.rawValue] += min(count, measure.maximum + 1)
    guard spent[measure.rawValue] <= measure.maximum else { throw measure.fault }
  }

  /// Counts what a place of the file asks for.
  func take(_ count: Int, _ measure: Measure, at place: SourcePlace) throws(RuleFault) {
    do {
      try take(count, measure)
    } catch {
      throw RuleFault(place, error.fault, mend: error.mend)
    }
  }
}
