/// What was called, as far as records repeat it: the service, the API, the place, the error code.
public struct Shape: Sendable, Equatable {
  /// The service, such as `sagemaker.amazonaws.com`.
  public var eventSource: String?
  /// The API.
  public var eventName: String?
  /// What kind of event it is, such as `AwsApiCall`.
  public var eventType: String?
  /// The category, such as `Management` or `Data`.
  public var eventCategory: String?
  /// The region that the record names.
  public var region: String?
  /// The account to which the record was delivered.
  public var account: String?
  /// Whether the call only read.
  public var readOnly: Bool?
  /// The error code.
  public var errorCode: String?

  init(_ record: borrowing Record, in bytes: RawSpan) {
    eventSource = Self.text(record[.eventSource], bytes)
    eventName = Self.text(record[.eventName], bytes)
    eventType = Self.text(record[.eventType], bytes)
    eventCategory = Self.text(record[.eventCategory], bytes)
    region = Self.text(record[.awsRegion], bytes)
    account =
      Self.text(record[.recipientAccountID], bytes) ?? Self.text(record[.accountID], bytes)
    errorCode = Self.text(record[.errorCode], bytes)
    let flag = record[.readOnly]
    if bytes.equals(flag, "true") || bytes.equals(flag, "\"true\"") { readOnly = true }
    if bytes.equals(flag, "false") || bytes.equals(flag, "\"false\"") { readOnly = false }
  }

  static func text(_ value: ByteRange, _ bytes: RawSpan) -> String? {
    guard !value.isEmpty, !bytes.equals(value, "null") else { return nil }
    return JSONString.text(of: value, in: bytes)
  }
}

/// With what and through what it was called.
public struct Client: Sendable, Equatable {
  /// The program.
  public var userAgent: String?
  /// The `tlsDetails` as JSON text.
  public var tls: String?
  /// The VPC endpoint through which the call came.
  public var vpcEndpointID: String?

  init(_ record: borrowing Record, in bytes: RawSpan) {
    userAgent = Shape.text(record[.userAgent], bytes)
    vpcEndpointID = Shape.text(record[.vpcEndpointID], bytes)
    let details = record[.tlsDetails]
    if !details.isEmpty, !bytes.equals(details, "null") { tls = bytes.text(details) }
  }
}
