/// Sources: the CIS AWS Foundations benchmark, sections 4.4, 4.5 and 4.7 to 4.9, and the API
/// references of the services.
extension Topic {
  static let permissionChangeCalls =
    [
      "iam.amazonaws.com", "sso.amazonaws.com", "sso-directory.amazonaws.com",
      "identitystore.amazonaws.com", "organizations.amazonaws.com", "ram.amazonaws.com",
      "access-analyzer.amazonaws.com", "rolesanywhere.amazonaws.com",
    ].map { TopicCalls(source: $0, exceptions: ["Authenticate", "Federate"], isChange: true) }
    + policiesOfResources.map { TopicCalls(source: $0.source, names: $0.names) }

  /// Calls by which the owner of a resource lets others use it.
  private static let policiesOfResources: [(source: String, names: Set<String>)] = [
    (
      "s3.amazonaws.com",
      [
        "PutBucketPolicy", "DeleteBucketPolicy", "PutBucketAcl", "PutObjectAcl",
        "PutBucketPublicAccessBlock", "DeleteBucketPublicAccessBlock",
        "PutAccountPublicAccessBlock", "DeleteAccountPublicAccessBlock", "PutAccessPointPolicy",
        "DeleteAccessPointPolicy",
      ]
    ),
    ("kms.amazonaws.com", ["PutKeyPolicy", "CreateGrant", "RevokeGrant", "RetireGrant"]),
    (
      "sagemaker.amazonaws.com",
      ["PutModelPackageGroupPolicy", "DeleteModelPackageGroupPolicy"]
    ),
    ("bedrock.amazonaws.com", ["PutResourcePolicy", "DeleteResourcePolicy"]),
    ("secretsmanager.amazonaws.com", ["PutResourcePolicy", "DeleteResourcePolicy"]),
    ("ecr.amazonaws.com", ["SetRepositoryPolicy", "DeleteRepositoryPolicy"]),
    ("sqs.amazonaws.com", ["AddPermission", "RemovePermission"]),
    ("sns.amazonaws.com", ["AddPermission", "RemovePermission"]),
    (
      "lambda.amazonaws.com",
      [
        "AddPermission20150331v2", "AddPermission20150331", "AddPermission",
        "RemovePermission20150331v2", "RemovePermission20150331", "RemovePermission",
      ]
    ),
    (
      "lakeformation.amazonaws.com",
      ["GrantPermissions", "RevokePermissions", "PutDataLakeSettings"]
    ),
    ("ec2.amazonaws.com", ["ModifySnapshotAttribute", "ModifyImageAttribute"]),
  ]

  static let trailChangeCalls =
    ["cloudtrail.amazonaws.com", "config.amazonaws.com"].map {
      TopicCalls(source: $0, isChange: true)
    }
    + watchers.map { TopicCalls(source: $0.source, names: $0.names) }

  /// Calls by which logs are thrown away or laid open, and by which those who watch are put to sleep.
  ///
  /// Policies of buckets and keys change permissions too: such calls are of both topics.
  private static let watchers: [(source: String, names: Set<String>)] = [
    (
      "logs.amazonaws.com",
      [
        "DeleteLogGroup", "DeleteLogStream", "PutRetentionPolicy", "DeleteRetentionPolicy",
        "DeleteMetricFilter", "DeleteSubscriptionFilter", "PutSubscriptionFilter",
      ]
    ),
    (
      "monitoring.amazonaws.com",
      ["DeleteAlarms", "DisableAlarmActions", "PutMetricAlarm", "SetAlarmState"]
    ),
    (
      "guardduty.amazonaws.com",
      [
        "DeleteDetector", "UpdateDetector", "StopMonitoringMembers", "CreateFilter",
        "UpdateFilter", "DeletePublishingDestination",
      ]
    ),
    (
      "securityhub.amazonaws.com",
      ["DisableSecurityHub", "BatchDisableStandards", "UpdateStandardsControl"]
    ),
    ("ec2.amazonaws.com", ["DeleteFlowLogs"]),
    (
      "bedrock.amazonaws.com",
      [
        "PutModelInvocationLoggingConfiguration", "DeleteModelInvocationLoggingConfiguration",
      ]
    ),
    (
      "s3.amazonaws.com",
      [
        "DeleteBucket", "PutBucketLifecycle", "PutBucketLogging", "PutBucketVersioning",
        "PutBucketReplication", "DeleteBucketReplication", "PutObjectLockConfiguration",
        "PutBucketObjectLockConfiguration", "PutBucketEncryption", "DeleteBucketEncryption",
        "PutBucketPolicy", "DeleteBucketPolicy", "PutBucketAcl", "PutBucketPublicAccessBlock",
        "DeleteBucketPublicAccessBlock",
      ]
    ),
    (
      "kms.amazonaws.com",
      [
        "ScheduleKeyDeletion", "DisableKey", "DisableKeyRotation", "DeleteImportedKeyMaterial",
        "PutKeyPolicy",
      ]
    ),
    ("events.amazonaws.com", ["DisableRule", "DeleteRule", "RemoveTargets"]),
  ]
}
