/// What was deleted of a time that somebody asks about: an answer about that time is not whole.
public struct PeriodDeletion: Sendable, Hashable {
  /// What kinds of things answers miss.
  public enum What: String, Sendable, CaseIterable {
    /// Events are gone.
    case events
    /// Alerts are gone.
    case alerts
    /// A person was taken out: the events are there, and the name is not.
    case person
  }

  /// What was deleted.
  public let what: What
  /// The class of the events; nil for anything else.
  public let eventClass: EventClass?
  /// The rule that deleted it, or what a person was taken out for.
  public let why: String
  /// The accounts that it was of, in order.
  public let accounts: [String]
  /// Whether some of it was of no known account.
  public let hasUnknownAccount: Bool
  /// How many there were of that time for certain: a record of deletions names the first and the last.
  public let countMinimum: Int
  /// How many there can have been of that time; for a person the rows that named it.
  public let countMaximum: Int
  /// The time of the first, in seconds since 1970; nil where it is not known.
  public let firstSeconds: Int64?
  /// The time of the last, likewise.
  public let lastSeconds: Int64?

  /// A deletion from its parts.
  public init(
    _ what: What, eventClass: EventClass? = nil, why: String, accounts: [String] = [],
    hasUnknownAccount: Bool = false, countMinimum: Int, countMaximum: Int, firstSeconds: Int64?,
    lastSeconds: Int64?
  ) {
    self.what = what
    self.eventClass = eventClass
    self.why = why
    self.accounts = accounts
    self.hasUnknownAccount = hasUnknownAccount
    self.countMinimum = countMinimum
    self.countMaximum = countMaximum
    self.firstSeconds = firstSeconds
    self.lastSeconds = lastSeconds
  }

  /// Whether some of it can have been of an account.
  public func concerns(account: String) -> Bool {
    hasUnknownAccount || accounts.contains(account)
  }

  /// Whether some of it can have been of a time, both ends included, in seconds since 1970.
  public func overlaps(_ times: ClosedRange<Int64>) -> Bool {
    firstSeconds ?? .min <= times.upperBound && lastSeconds ?? .max >= times.lowerBound
  }

  /// The same with one deletion for each kind, class and reason.
  public static func summed(_ parts: [PeriodDeletion]) -> [PeriodDeletion] {
    Dictionary(grouping: parts, by: { [$0.what.rawValue, $0.eventClass?.rawValue ?? "", $0.why] })
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .compactMap { $0.value.dropFirst().reduce($0.value.first) { $0?.joined(with: $1) } }
  }

  private func joined(with other: PeriodDeletion) -> PeriodDeletion {
    PeriodDeletion(
      what, eventClass: eventClass, why: why,
      accounts: Set(accounts + other.accounts).sorted(),
      hasUnknownAccount: hasUnknownAccount || other.hasUnknownAccount,
      countMinimum: countMinimum + other.countMinimum,
      countMaximum: countMaximum + other.countMaximum,
      // What is not known of one of them is not known of both.
      firstSeconds: firstSeconds.flatMap { own in other.firstSeconds.map { min(own, $0) } },
      lastSeconds: lastSeconds.flatMap { own in other.lastSeconds.map { max(own, $0) } })
  }
}
