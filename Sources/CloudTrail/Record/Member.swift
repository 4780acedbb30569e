/// The members of a record that Trailbell knows by name.
///
/// Where each of them is stored follows from how often its value repeats: see ``Section``.
/// Source: AWS CloudTrail User Guide, "CloudTrail record contents".
public enum Member: Int, CaseIterable, Sendable {
  // What was called: few values, in few combinations.
  case eventVersion
  case eventSource
  case eventName
  case awsRegion
  case eventType
  case eventCategory
  case readOnly
  case managementEvent
  case recipientAccountID
  case accountID
  case apiVersion
  case errorCode
  // Who called.
  case userIdentity
  // With what and from where.
  case userAgent
  case tlsDetails
  case vpcEndpointID
  case vpcEndpointAccountID
  case sourceIPAddress
  // What differs from call to call.
  case eventTime
  case eventID
  case requestID
  case sharedEventID
  case errorMessage
  case requestParameters
  case responseElements
  case additionalEventData
  case resources

  /// The name as CloudTrail writes it.
  public var name: String {
    switch self {
    case .recipientAccountID: "recipientAccountId"
    case .accountID: "accountId"
    case .vpcEndpointID: "vpcEndpointId"
    case .vpcEndpointAccountID: "vpcEndpointAccountId"
    default: String(describing: self)
    }
  }

  /// The member of a name, if it is one that Trailbell knows.
  public init?(name: String) {
    guard let member = Member.byName[name] else { return nil }
    self = member
  }

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })

  /// The number of known members.
  public static let count = 27

  /// `"name":` in UTF-8, by raw value.
  static let prefixes: [[UInt8]] = allCases.map { Array("\"\($0.name)\":".utf8) }
}
