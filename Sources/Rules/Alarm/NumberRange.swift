/// How a number must compare with another, in Sigma's words.
public enum NumberOperator: String, Sendable, Hashable, CaseIterable {
  case greater = "gt"
  case greaterOrEqual = "gte"
  case less = "lt"
  case lessOrEqual = "lte"
  case equal = "eq"
  case notEqual = "neq"

  /// Whether `number` stands in the relation to `limit`.
  public func holds(_ number: Double, _ limit: Double) -> Bool {
    switch self {
    case .greater: number > limit
    case .greaterOrEqual: number >= limit
    case .less: number < limit
    case .lessOrEqual: number <= limit
    case .equal: number == limit
    case .notEqual: number != limit
    }
  }
}

/// The numbers that satisfy all of some comparisons: the condition of a Sigma correlation.
///
/// Source: Sigma correlation rules specification 2.1.0, "condition".
public struct NumberRange: Sendable, Hashable {
  /// One comparison.
  public struct Comparison: Sendable, Hashable {
    /// How a number must compare with the limit.
    public let `operator`: NumberOperator
    /// What it is compared with.
    public let limit: Double

    /// A comparison with a limit.
    public init(_ operator: NumberOperator, _ limit: Double) {
      self.operator = `operator`
      self.limit = limit
    }
  }

  /// The comparisons; none means every number.
  public let comparisons: [Comparison]

  /// The numbers that satisfy all comparisons.
  public init(_ comparisons: [Comparison]) { self.comparisons = comparisons }

  /// Whether a number satisfies all comparisons.
  public func contains(_ number: Double) -> Bool {
    comparisons.allSatisfy { $0.operator.holds(number, $0.limit) }
  }

  /// Whether a number that grows, once inside, never leaves: all comparisons are lower limits.
  public var isOpenUpwards: Bool {
    comparisons.allSatisfy { $0.operator == .greater || $0.operator == .greaterOrEqual }
  }
}
