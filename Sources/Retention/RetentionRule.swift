/// How long some events are kept.
public struct RetentionRule: Sendable, Hashable {
  /// By what a person finds it, such as `retention.profiles: gdpr`.
  public let name: String
  /// Which events it is about; empty for all.
  public let classes: Set<EventClass>
  /// The accounts that it is about; empty for all.
  public let accounts: Set<String>
  /// Before this age an event may not be deleted, in seconds; nil where any age will do.
  public let atLeastSeconds: Int64?
  /// At this age an event is deleted, in seconds; nil for never.
  public let atMostSeconds: Int64?

  /// A rule from its parts.
  public init(
    name: String, classes: Set<EventClass> = [], accounts: Set<String> = [],
    atLeastSeconds: Int64? = nil, atMostSeconds: Int64? = nil
  ) {
    self.name = name
    self.classes = classes
    self.accounts = accounts
    self.atLeastSeconds = atLeastSeconds
    self.atMostSeconds = atMostSeconds
  }

  /// What a regime asks.
  public init(
    _ profile: RetentionProfile, name: String, classes: Set<EventClass> = [],
    accounts: Set<String> = []
  ) {
    self.init(
      name: name, classes: classes, accounts: accounts, atLeastSeconds: profile.atLeastSeconds,
      atMostSeconds: profile.atMostSeconds)
  }

  /// Whether it is about the events of a class and an account.
  public func applies(to eventClass: EventClass, _ account: String?) -> Bool {
    guard classes.isEmpty || classes.contains(eventClass) else { return false }
    return accounts.isEmpty || account.map(accounts.contains) ?? false
  }

  /// Whether it is about everything.
  public var isGeneral: Bool { classes.isEmpty && accounts.isEmpty }

  /// Whether there are events that both are about.
  func overlaps(_ other: RetentionRule) -> Bool {
    func meet<Element>(_ left: Set<Element>, _ right: Set<Element>) -> Bool {
      left.isEmpty || right.isEmpty || !left.isDisjoint(with: right)
    }
    return meet(classes, other.classes) && meet(accounts, other.accounts)
  }
}
