/// The fields that name nobody, by which rules group events.
enum ImpersonalFields {
  private static let names: Set<String> = [
    "account", "recipientAccountId", "userIdentity.accountId", "region", "awsRegion",
    "event_source", "eventSource", "event_name", "eventName", "event_category", "eventCategory",
    "event_type", "eventType", "error_code", "errorCode", "outcome", "read_only", "readOnly",
    "managementEvent", "actor_type", "userIdentity.type", "mfa", "tls", "tlsDetails.tlsVersion",
    "vpc_endpoint_id", "vpcEndpointId",
  ]

  /// Whether a field is one of them, by the name that the view `events` or a record has for it.
  static func contain(_ name: String) -> Bool { names.contains(name) }
}
