/// What a CloudTrail record can hold, as far as it is the same for all services.
///
/// Source: AWS CloudTrail User Guide, "CloudTrail record contents" and "CloudTrail userIdentity
/// element". What a service puts in (`requestParameters` and the like) can be anything.
enum RecordFields {
  /// The members of a record, and those of the objects in it that AWS describes, by path.
  private static let members: [String: [String]] = Dictionary(
    uniqueKeysWithValues: """
      : eventVersion userIdentity eventTime eventSource eventName awsRegion sourceIPAddress \
      userAgent errorCode errorMessage requestParameters responseElements additionalEventData \
      requestID eventID readOnly resources eventType apiVersion managementEvent accountId \
      recipientAccountId sharedEventID vpcEndpointId vpcEndpointAccountId eventCategory \
      serviceEventDetails addendum sessionCredentialFromConsole edgeDeviceDetails tlsDetails \
      eventContext annotation insightDetails insightSource insightState insightEventSource \
      insightEventName insightType insightErrorCode insightContext timeWindow summary \
      actor outcome is_aws_service ml
      ml: stage
      userIdentity: type userName principalId arn accountId accessKeyId sessionContext invokedBy \
      identityProvider invokedByDelegate onBehalfOf inScopeOf credentialId
      userIdentity.sessionContext: sessionIssuer webIdFederationData attributes sourceIdentity \
      ec2RoleDelivery assumedRoot signInSessionArn
      userIdentity.sessionContext.sessionIssuer: type userName principalId arn accountId
      userIdentity.sessionContext.attributes: creationDate mfaAuthenticated
      userIdentity.sessionContext.webIdFederationData: federatedProvider attributes
      userIdentity.onBehalfOf: userId identityStoreArn
      userIdentity.inScopeOf: sourceArn sourceAccount issuerType credentialsIssuedTo
      userIdentity.invokedByDelegate: accountId
      tlsDetails: tlsVersion cipherSuite clientProvidedHostHeader keyExchange
      resources: ARN ARNPrefix accountId type
      addendum: reason updatedFields originalRequestID originalEventID
      """.split(separator: "\n").map { line in
        let sides = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(sides[0]), sides[1].split(separator: " ").map(String.init))
      })

  /// Members that hold what a service puts in.
  static let openMembers: Set<String> = [
    "requestParameters", "responseElements", "additionalEventData", "serviceEventDetails",
  ]

  /// What people call a member elsewhere, and where a record holds it.
  private static let foreignNames: [String: String] = [
    "status": "'outcome', or 'errorCode' of a call that failed",
    "result": "'outcome', or 'errorCode' of a call that failed",
    "success": "'outcome', or 'errorCode' of a call that failed",
    "error": "'errorCode'", "src": "'sourceIPAddress'", "srcip": "'sourceIPAddress'",
    "ip": "'sourceIPAddress'", "ipaddress": "'sourceIPAddress'", "clientip": "'sourceIPAddress'",
    "sourceip": "'sourceIPAddress'", "sourceaddress": "'sourceIPAddress'",
    "user": "'actor', or 'userIdentity.userName'",
    "username": "'actor', or 'userIdentity.userName'",
    "arn": "'userIdentity.arn'", "principal": "'actor', or 'userIdentity.arn'",
    "principalid": "'userIdentity.principalId'", "accesskeyid": "'userIdentity.accessKeyId'",
    "invokedby": "'userIdentity.invokedBy'",
    "role": "'userIdentity.sessionContext.sessionIssuer.userName'",
    "rolename": "'userIdentity.sessionContext.sessionIssuer.userName'",
    "sessioncontext": "'userIdentity.sessionContext'",
    "sessionissuer": "'userIdentity.sessionContext.sessionIssuer'",
    "mfaauthenticated": "'userIdentity.sessionContext.attributes.mfaAuthenticated'",
    "account": "'recipientAccountId'", "awsaccountid": "'recipientAccountId'",
    "region": "'awsRegion'", "event": "'eventName'",
    "action": "'eventName', or 'outcome' for how it ended",
    "operation": "'eventName'", "api": "'eventName'", "service": "'eventSource'",
    "time": "'eventTime'", "timestamp": "'eventTime'", "date": "'eventTime'",
    "request": "'requestParameters'", "parameters": "'requestParameters'",
    "response": "'responseElements'", "message": "'errorMessage'", "type": "'eventType'",
  ]

  /// The members of an object that AWS describes, or nil where it can hold anything.
  ///
  /// - Parameter path: of the object, empty for the record itself.
  static func members(of path: String) -> [String]? { members[path] }

  /// The member of an object that AWS describes whose name folds to the same.
  static func member(foldedLike name: String, of path: String) -> String? {
    foldedMembers[path]?[folded(name)]
  }

  private static let foldedMembers = members.mapValues { names in
    Dictionary(names.map { (folded($0), $0) }) { first, _ in first }
  }

  /// Where a record holds what people call by another name.
  static func place(ofForeignName name: String) -> String? { foreignNames[folded(name)] }

  /// A name without case and without what joins its words.
  static func folded(_ name: String) -> String {
    String(name.lowercased().filter { $0 != "_" && $0 != "-" && $0 != "@" && $0 != " " })
  }
}
