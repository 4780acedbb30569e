/// What an alert tells people: who, what, how often, when, and by which rule.
public struct AlertNotice: Sendable, Hashable {
  /// The alert's id; the same whenever it is sent again.
  public let alertID: String
  /// What became of it.
  public let change: AlertChange
  /// Whether it only comes to ring, because its condition does not hold as long as the rule wants yet.
  public let isPending: Bool
  /// The rule that rang.
  public let rule: RuleSummary
  /// The group as a JSON object of fields and values.
  public let group: String
  /// When it began and when it last held, in event time.
  public let episode: Episode
  /// When it was over; nil while it can go on.
  public let endedAt: Int64?
  /// Why it ended, if not because the condition did.
  public let endedBecause: String?
  /// How much later it is told than it could have been with everything in time, in seconds.
  public let lateBy: Int64?
  /// The alert that it is one with.
  public let mergedInto: String?
  /// How many events matched so far.
  public let count: Int
  /// What was measured when it began; nil where only the count says it.
  public let measured: Measure?
  /// Who was involved; the first few.
  public let actors: [String]
  /// From where; the first few.
  public let addresses: [String]
  /// What was called; the first few.
  public let eventNames: [String]
  /// The ids of the first events.
  public let eventIDs: [String]
  /// Of an alert about Trailbell itself, what was noticed last.
  public let details: String?
  /// Whether people were told of it; nil where nobody is to be, as in a scan.
  public let audience: AlertAudience?

  /// How many actors, addresses, names and ids a notice carries.
  public static let evidenceMaximum = 5

  /// A notice from its parts.
  public init(
    alertID: String, change: AlertChange = .firing, rule: RuleSummary, group: String,
    episode: Episode, endedAt: Int64? = nil, endedBecause: String? = nil, lateBy: Int64? = nil,
    mergedInto: String? = nil, count: Int, measured: Measure? = nil, actors: [String],
    addresses: [String], eventNames: [String], eventIDs: [String], details: String? = nil,
    isPending: Bool = false, audience: AlertAudience? = nil
  ) {
    self.alertID = alertID
    self.change = change
    self.rule = rule
    self.group = group
    self.episode = episode
    self.endedAt = endedAt
    self.endedBecause = endedBecause
    self.lateBy = lateBy
    self.mergedInto = mergedInto
    self.count = count
    self.measured = measured
    self.actors = actors
    self.addresses = addresses
    self.eventNames = eventNames
    self.eventIDs = eventIDs
    self.isPending = isPending
    self.details = details
    self.audience = audience
  }
}
