/// What may not be deleted or changed, because a case needs it.
public struct LegalHold: Sendable, Hashable {
  /// Which events it names: those that fit everything that is given.
  public struct Scope: Sendable, Hashable {
    /// The account; nil for any.
    public var account: String?
    /// Who did it, as the column `actor` has it; nil for anybody.
    public var actor: String?
    /// The first second, since 1970; nil for all that is earlier.
    public var fromSeconds: Int64?
    /// The last second, since 1970; nil for all that is later.
    public var untilSeconds: Int64?

    /// A scope of everything.
    public init(
      account: String? = nil, actor: String? = nil, fromSeconds: Int64? = nil,
      untilSeconds: Int64? = nil
    ) {
      self.account = account
      self.actor = actor
      self.fromSeconds = fromSeconds
      self.untilSeconds = untilSeconds
    }

    /// Whether an event is named.
    ///
    /// - Parameter seconds: its time since 1970; nil where it has none, and then any time fits.
    public func holds(account: String?, actor: String?, seconds: Int64?) -> Bool {
      if let own = self.account, own != account { return false }
      if let own = self.actor, own != actor { return false }
      guard let seconds else { return true }
      return (fromSeconds ?? .min) <= seconds && seconds <= (untilSeconds ?? .max)
    }

    /// Whether it names events of all accounts and actors.
    var namesEverybody: Bool { account == nil && actor == nil }

    /// Whether a time is its own as well as of a span.
    ///
    /// - Parameter seconds: the span, in seconds since 1970.
    func overlaps(_ seconds: ClosedRange<Int64>) -> Bool {
      (fromSeconds ?? .min) <= seconds.upperBound && seconds.lowerBound <= (untilSeconds ?? .max)
    }
  }

  /// Its number.
  public let id: Int64
  /// The case that it is for.
  public let reference: String
  /// What it names.
  public let scope: Scope
  /// Why.
  public let reason: String
  /// Who answers for it.
  public let owner: String
  /// When it was placed, in seconds since 1970.
  public let placedAt: Int64
  /// When it was lifted; nil while it is in force.
  public let liftedAt: Int64?
}
