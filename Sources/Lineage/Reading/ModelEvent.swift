import CloudTrail

/// A stored event that may say something of models, as far as a history needs it.
public struct ModelEvent: Sendable, Hashable {
  /// Its row, by which events of one second are ordered.
  public let key: Int64
  /// The event's id.
  public let eventID: String
  /// Seconds since 1970.
  public let seconds: Int64
  /// The account's number; empty where the record names none.
  public let account: String
  /// The region.
  public let region: String
  /// The event source.
  public let source: String
  /// The event name.
  public let name: String
  /// How the call ended.
  public let outcome: Outcome
  /// The error code of a call that was not done.
  public let errorCode: String?
  /// Who is answerable: a role without its session, a user, a service.
  public let actor: String?
  /// Who it was behind a role: the source identity, or the session's name.
  public let person: String?
  /// From where.
  public let address: String?
  /// The AWS service that called in somebody's name.
  public let invokedBy: String?
  /// `requestParameters` as JSON.
  public let request: String?
  /// `responseElements` as JSON.
  public let response: String?

  /// An event from its parts.
  public init(
    key: Int64, eventID: String, seconds: Int64, account: String, region: String, source: String,
    name: String, outcome: Outcome, errorCode: String?, actor: String?, person: String?,
    address: String?, invokedBy: String?, request: String?, response: String?
  ) {
    self.key = key
    self.eventID = eventID
    self.seconds = seconds
    self.account = account
    self.region = region
    self.source = source
    self.name = name
    self.outcome = outcome
    self.errorCode = errorCode
    self.actor = actor
    self.person = person
    self.address = address
    self.invokedBy = invokedBy
    self.request = request
    self.response = response
  }
}
