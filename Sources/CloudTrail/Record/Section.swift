/// The parts into which a record is taken apart for storing.
///
/// Parts that repeat are stored once; put together again they are the record, byte for byte but
/// for the order of its members.
public enum Section: Sendable, CaseIterable {
  /// What was called: stored once for all records that agree in it.
  case shape
  /// Who called: stored once likewise.
  case identity
  /// With what it was called: stored once likewise.
  case client
  /// From where: one word.
  case address

  /// The members of the section.
  public var members: [Member] {
    switch self {
    case .shape: Self.shapeMembers
    case .identity: [.userIdentity]
    case .client: Self.clientMembers
    case .address: [.sourceIPAddress]
    }
  }

  static let shapeMembers: [Member] = [
    .eventVersion, .eventSource, .eventName, .awsRegion, .eventType, .eventCategory, .readOnly,
    .managementEvent, .recipientAccountID, .accountID, .apiVersion, .errorCode,
  ]

  static let clientMembers: [Member] = [
    .userAgent, .tlsDetails, .vpcEndpointID, .vpcEndpointAccountID,
  ]

  /// Columns of JSON text; where the value is `null` the shape says so, for a NULL column cannot.
  static let jsonColumns: [Member] = [
    .errorMessage, .requestParameters, .responseElements, .additionalEventData, .resources,
  ]

  /// Columns of plain text; a value that is not a string without escapes stays as it is written.
  static let textColumns: [Member] = [.requestID, .sharedEventID]
}
