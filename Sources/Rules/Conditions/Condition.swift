/// The condition of a detection: how its search identifiers are joined.
indirect enum Condition: Hashable, Sendable {
  /// Which of several identifiers must hold.
  enum Quantifier: Hashable, Sendable {
    case any
    case all
  }

  case all([Condition])
  case any([Condition])
  case not(Condition)
  case identifier(String, position: Int)
  /// - Parameter pattern: a pattern with `*`, or nil for `them`.
  case quantified(Quantifier, pattern: String?, position: Int)
}

/// Why a condition cannot be read.
struct ConditionFault: Error, Hashable {
  /// How many characters stand before the place.
  let position: Int
  let fault: String
  let mend: String
}
