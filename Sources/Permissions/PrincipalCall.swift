import CloudTrail

/// A call of one principal, as far as its permissions go.
public struct PrincipalCall: Sendable {
  /// The event source, such as `s3.amazonaws.com`.
  public let source: String
  /// The event name.
  public let name: String
  /// The event's type, such as `AwsApiCall`.
  public let type: String?
  /// The account in which it was called; nil where the event does not say.
  public let account: String?
  /// The region.
  public let region: String
  /// How it ended.
  public let outcome: Outcome
  /// Seconds since 1970.
  public let seconds: Int64
  /// `requestParameters` as JSON.
  public let request: String?
  /// `resources` as JSON.
  public let resources: String?

  /// A call from its parts.
  public init(
    source: String, name: String, type: String?, account: String? = nil, region: String,
    outcome: Outcome, seconds: Int64, request: String?, resources: String?
  ) {
    self.source = source
    self.name = name
    self.type = type
    self.account = account
    self.region = region
    self.outcome = outcome
    self.seconds = seconds
    self.request = request
    self.resources = resources
  }
}
