/// What is known of a digest.
public struct DigestVerdict: Sendable, Hashable {
  /// How far it is proven.
  public enum State: String, Sendable, CaseIterable {
    /// Its signature is right.
    case verified
    /// Its signature is not known yet: it is in the next digest, or in its object's metadata.
    case pending
    /// It fits into its chain; signatures were not checked, for no keys were given.
    case unchecked
    /// It is not what CloudTrail delivered, or it cannot be told.
    case failed
  }

  /// How far it is proven.
  public var state: State
  /// Why it is not verified.
  public var reason: String?
  /// What is wrong with it, and with its place in the chain.
  public var problems: [IntegrityProblem]

  /// A verdict from its parts.
  public init(state: State, reason: String? = nil, problems: [IntegrityProblem] = []) {
    self.state = state
    self.reason = reason
    self.problems = problems
  }
}
