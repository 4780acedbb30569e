/// What the public filter patterns ask, written as Sigma detections.
enum SigmaEquivalents {
  /// The detection for a pattern's name.
  ///
  /// - Parameter isStrict: of two patterns with one name, the one with more conditions.
  static func detection(_ name: String, isStrict: Bool) -> String? {
    switch name {
    case "use-of-root-account-count", "root_usage": rootUsage
    case "authorization-failure-count": "\(denied)\ncondition: denied"
    case "unauthorized_api_calls": deniedToPeople
    case "console-signin-without-mfa-count": signInWithoutMFA
    case "no_mfa_console_signin": isStrict ? userSignInWithoutMFA : signInWithoutMFA
    case "console-sign-in-failure-count", "console_signin_failures":
      "s: {eventName: ConsoleLogin, errorMessage: Failed authentication}\ncondition: s"
    default: eventNames[name].map { calls($0, of: eventSources[name]) }
    }
  }

  private static let rootUsage = """
    root: {userIdentity.type: Root, userIdentity.invokedBy|exists: false, eventType: '*'}
    service: {eventType: AwsServiceEvent}
    condition: root and not service
    """

  private static let denied = """
    denied:
      - errorCode|endswith: UnauthorizedOperation
      - errorCode|startswith: AccessDenied
    """

  private static let deniedToPeople = """
    \(denied)
    known: {sourceIPAddress: '*', eventName: '*'}
    delivery: {sourceIPAddress: delivery.logs.amazonaws.com}
    head: {eventName: HeadBucket}
    condition: denied and known and not delivery and not head
    """

  private static let signInWithoutMFA = """
    sign_in: {eventName: ConsoleLogin, additionalEventData.MFAUsed: '*'}
    mfa: {additionalEventData.MFAUsed: 'Yes'}
    condition: sign_in and not mfa
    """

  private static let userSignInWithoutMFA = """
    sign_in:
      eventName: ConsoleLogin
      additionalEventData.MFAUsed: '*'
      userIdentity.type: IAMUser
      responseElements.ConsoleLogin: Success
    mfa: {additionalEventData.MFAUsed: 'Yes'}
    condition: sign_in and not mfa
    """

  private static func calls(_ names: String, of source: String?) -> String {
    let source = source.map { "eventSource: \($0), " } ?? ""
    let list = names.split(separator: " ").joined(separator: ", ")
    return "s: {\(source)eventName: [\(list)]}\ncondition: s"
  }

  private static let eventSources = [
    "kms-key-pending-deletion-error-count": "kms.amazonaws.com",
    "disable_or_delete_cmk": "kms.amazonaws.com",
    "s3-bucket-policy-event-count": "s3.amazonaws.com",
    "s3_bucket_policy_changes": "s3.amazonaws.com",
    "aws-config-change-count": "config.amazonaws.com",
    "aws_config_changes": "config.amazonaws.com",
    "organizations_changes": "organizations.amazonaws.com",
  ]

  private static let eventNames: [String: String] = {
    let both = [
      (
        ["iam-policy-event-count", "iam_changes"],
        """
        DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy \
        PutUserPolicy CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion \
        AttachRolePolicy DetachRolePolicy AttachUserPolicy DetachUserPolicy AttachGroupPolicy \
        DetachGroupPolicy
        """
      ),
      (
        ["cloud-trail-event-count", "cloudtrail_cfg_changes"],
        "CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging"
      ),
      (
        ["kms-key-pending-deletion-error-count", "disable_or_delete_cmk"],
        "DisableKey ScheduleKeyDeletion"
      ),
      (
        ["s3-bucket-policy-event-count", "s3_bucket_policy_changes"],
        """
        PutBucketAcl PutBucketPolicy PutBucketCors PutBucketLifecycle PutBucketReplication \
        DeleteBucketPolicy DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication
        """
      ),
      (
        ["aws-config-change-count", "aws_config_changes"],
        """
        StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel \
        PutConfigurationRecorder
        """
      ),
      (
        ["security-group-event-count", "security_group_changes"],
        """
        AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress \
        RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup
        """
      ),
      (
        ["network-acl-event-count", "nacl_changes"],
        """
        CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry \
        ReplaceNetworkAclEntry ReplaceNetworkAclAssociation
        """
      ),
      (
        ["gateway-event-count", "network_gw_changes"],
        """
        CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway \
        DeleteInternetGateway DetachInternetGateway
        """
      ),
      (
        ["route-table-changes-count", "route_table_changes"],
        """
        CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable \
        DeleteRoute DisassociateRouteTable
        """
      ),
      (
        ["vpc-event-count", "vpc_changes"],
        """
        CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection \
        CreateVpcPeeringConnection DeleteVpcPeeringConnection RejectVpcPeeringConnection \
        AttachClassicLinkVpc DetachClassicLinkVpc DisableVpcClassicLink EnableVpcClassicLink
        """
      ),
      (
        ["organizations_changes"],
        """
        AcceptHandshake AttachPolicy CreateAccount CreateOrganizationalUnit CreatePolicy \
        DeclineHandshake DeleteOrganization DeleteOrganizationalUnit DeletePolicy DetachPolicy \
        DisablePolicyType EnablePolicyType InviteAccountToOrganization LeaveOrganization \
        MoveAccount RemoveAccountFromOrganization UpdatePolicy UpdateOrganizationalUnit
        """
      ),
    ]
    return both.reduce(into: [:]) { table, entry in
      for name in entry.0 { table[name] = entry.1 }
    }
  }()
}
