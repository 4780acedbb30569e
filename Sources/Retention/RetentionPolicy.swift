/// How long events are kept: of all rules that are about an event, the longest "at least" and the
/// shortest "at most" hold.
public struct RetentionPolicy: Sendable, Hashable {
  /// The rules.
  public let rules: [RetentionRule]

  /// A policy of rules; without any, everything is kept.
  public init(_ rules: [RetentionRule] = []) { self.rules = rules }

  /// How long the events of one class and account are kept.
  public struct Limits: Sendable, Hashable {
    /// Before this age nothing is deleted, in seconds.
    public var atLeastSeconds: Int64 = 0
    /// The age at which an event is deleted, in seconds; nil for never.
    public var atMostSeconds: Int64?
    /// The name of the rule that says so.
    public var atMostRule: String?

    /// When an event of a time is to be deleted; nil for never.
    public func dueAt(_ seconds: Int64) -> Int64? {
      atMostSeconds.map { seconds + max($0, atLeastSeconds) }
    }
  }

  /// The limits of a class and an account.
  public func limits(_ eventClass: EventClass, account: String?) -> Limits {
    Self.limits(rules.filter { $0.applies(to: eventClass, account) })
  }

  /// The limits of what is about no single event, such as alerts.
  public var generalLimits: Limits { Self.limits(rules.filter(\.isGeneral)) }

  /// The youngest age at which anything is deleted, in seconds; nil where nothing ever is.
  public var shortestSeconds: Int64? { rules.compactMap(\.atMostSeconds).min() }

  /// Two rules that cannot both be followed.
  public struct Clash: Sendable, Hashable {
    /// The one that asks for more time.
    public let longer: RetentionRule
    /// The one that allows less.
    public let shorter: RetentionRule
  }

  /// The first clash in the order of the rules.
  public var clash: Clash? {
    for longer in rules {
      for shorter in rules where longer.overlaps(shorter) {
        if let least = longer.atLeastSeconds, let most = shorter.atMostSeconds, least > most {
          return Clash(longer: longer, shorter: shorter)
        }
      }
    }
    return nil
  }

  private static func limits(_ rules: [RetentionRule]) -> Limits {
    var limits = Limits()
    for rule in rules {
      limits.atLeastSeconds = max(limits.atLeastSeconds, rule.atLeastSeconds ?? 0)
      if let most = rule.atMostSeconds, most < limits.atMostSeconds ?? .max {
        limits.atMostSeconds = most
        limits.atMostRule = rule.name
      }
    }
    return limits
  }
}
