/// Names that people write for an event or an event source, and that CloudTrail never does.
enum Misnomers {
  /// What CloudTrail writes in place of a name.
  enum Truth: Equatable {
    /// Another name.
    case name(String)
    /// The same name with the date of the API behind it; one example.
    case dated(String)
    /// Nothing: it is a permission, not a call.
    case never
  }

  /// What CloudTrail writes for a name of an event source, where the name is known to be wrong.
  static func truth(of eventName: String, in source: String) -> Truth? {
    eventNames["\(source) \(eventName.lowercased())"]
  }

  /// All that is known of a name, whatever the source.
  static func truths(of eventName: String) -> [(source: String, truth: Truth)] {
    sources.compactMap { source in truth(of: eventName, in: source).map { (source, $0) } }
  }

  /// The event source that CloudTrail writes for what people call a service.
  static func eventSource(_ service: String) -> String? { eventSources[service] }

  private static let sources = ["s3", "lambda", "iam", "kms", "es", "dynamodb"]
    .map { "\($0).amazonaws.com" }

  /// Permissions of IAM and methods of the SDK on the left; nothing on the right of those that
  /// never become an event (Amazon S3 User Guide, "Amazon S3 CloudTrail events"; AWS Lambda
  /// Developer Guide, "Logging Lambda API calls"; IAM User Guide, "Granting a user permissions to
  /// pass a role").
  private static let eventNames: [String: Truth] = Dictionary(
    uniqueKeysWithValues: """
      s3 PutBucketLifecycleConfiguration PutBucketLifecycle
      s3 GetBucketLifecycleConfiguration GetBucketLifecycle
      s3 PutLifecycleConfiguration PutBucketLifecycle
      s3 GetLifecycleConfiguration GetBucketLifecycle
      s3 PutBucketNotificationConfiguration PutBucketNotification
      s3 GetBucketNotificationConfiguration GetBucketNotification
      s3 PutPublicAccessBlock PutBucketPublicAccessBlock
      s3 GetPublicAccessBlock GetBucketPublicAccessBlock
      s3 DeletePublicAccessBlock DeleteBucketPublicAccessBlock
      s3 PutEncryptionConfiguration PutBucketEncryption
      s3 GetEncryptionConfiguration GetBucketEncryption
      s3 PutReplicationConfiguration PutBucketReplication
      s3 GetReplicationConfiguration GetBucketReplication
      s3 PutInventoryConfiguration PutBucketInventoryConfiguration
      s3 GetInventoryConfiguration GetBucketInventoryConfiguration
      s3 PutMetricsConfiguration PutBucketMetricsConfiguration
      s3 GetMetricsConfiguration GetBucketMetricsConfiguration
      s3 PutAnalyticsConfiguration PutBucketAnalyticsConfiguration
      s3 GetAnalyticsConfiguration GetBucketAnalyticsConfiguration
      s3 PutIntelligentTieringConfiguration PutBucketIntelligentTieringConfiguration
      s3 GetIntelligentTieringConfiguration GetBucketIntelligentTieringConfiguration
      s3 ListAllMyBuckets ListBuckets
      s3 ListBucket ListObjects
      s3 ListObjectsV2 ListObjects
      s3 ListBucketVersions ListObjectVersions
      s3 ListBucketMultipartUploads ListMultipartUploads
      s3 ListMultipartUploadParts ListParts
      s3 DeleteObjectVersion DeleteObject
      s3 GetObjectVersion GetObject
      s3 ReplicateObject
      s3 ReplicateDelete
      s3 ReplicateTags
      s3 BypassGovernanceRetention
      s3 ObjectOwnerOverrideToBucketOwner
      lambda InvokeFunction Invoke
      lambda CreateFunction CreateFunction20150331
      lambda DeleteFunction DeleteFunction20150331
      lambda GetFunction GetFunction20150331v2
      lambda GetFunctionConfiguration GetFunctionConfiguration20150331v2
      lambda ListFunctions ListFunctions20150331
      lambda UpdateFunctionCode UpdateFunctionCode20150331v2
      lambda UpdateFunctionConfiguration UpdateFunctionConfiguration20150331v2
      lambda AddPermission AddPermission20150331v2
      lambda RemovePermission RemovePermission20150331v2
      lambda PublishVersion PublishVersion20150331
      lambda PublishLayerVersion PublishLayerVersion20181031
      lambda DeleteLayerVersion DeleteLayerVersion20181031
      lambda PutFunctionConcurrency PutFunctionConcurrency20171031
      iam PassRole
      kms ReEncryptFrom ReEncrypt
      kms ReEncryptTo ReEncrypt
      es ESHttpGet
      es ESHttpPut
      es ESHttpPost
      es ESHttpDelete
      es ESHttpHead
      es ESHttpPatch
      dynamodb PartiQLSelect ExecuteStatement
      dynamodb PartiQLInsert ExecuteStatement
      dynamodb PartiQLUpdate ExecuteStatement
      dynamodb PartiQLDelete ExecuteStatement
      """.split(separator: "\n").map { line in
        let words = line.split(separator: " ").map(String.init)
        let key = "\(words[0]).amazonaws.com \(words[1].lowercased())"
        guard words.count > 2 else { return (key, .never) }
        let isDated = EventCatalogue.undated(words[2]) == words[1]
        return (key, isDated ? .dated(words[2]) : .name(words[2]))
      })

  /// Names of products, endpoints and prefixes of permissions on the left.
  private static let eventSources: [String: String] = Dictionary(
    uniqueKeysWithValues: """
      cloudwatch=monitoring cloudwatchlogs=logs cloudwatch-logs=logs cloudwatchevents=events
      eventbridge=events stepfunctions=states step-functions=states email=ses sesv2=ses
      efs=elasticfilesystem elb=elasticloadbalancing elbv2=elasticloadbalancing
      emr=elasticmapreduce msk=kafka opensearch=es elasticsearch=es opensearchservice=es
      docdb=rds neptune=rds console=signin login=signin identitycenter=sso sso-admin=sso
      identity-center=sso cognito=cognito-idp cognito-identity-provider=cognito-idp
      s3control=s3 s3-control=s3 api.ecr=ecr api.sagemaker=sagemaker runtime.sagemaker=sagemaker
      sagemaker-runtime=sagemaker featurestore-runtime.sagemaker=sagemaker
      sagemaker-featurestore-runtime=sagemaker metrics.sagemaker=metrics-sagemaker
      bedrock-runtime=bedrock bedrock-agent=bedrock bedrock-agent-runtime=bedrock
      bedrock-data-automation=bedrock bedrock-data-automation-runtime=bedrock
      bedrock-agentcore-control=bedrock-agentcore vpc=ec2 ebs-snapshots=ec2 systemsmanager=ssm
      systems-manager=ssm keyspaces=cassandra prometheus=aps amp=aps mwaa=airflow
      accessanalyzer=access-analyzer service-quotas=servicequotas resourcegroupstaggingapi=tagging
      identity-store=identitystore kinesisfirehose=firehose directoryservice=ds
      directory-service=ds securitytoken=sts certificatemanager=acm certificate-manager=acm
      secrets-manager=secretsmanager security-hub=securityhub guard-duty=guardduty
      streams.dynamodb=dynamodb costexplorer=ce cost-explorer=ce location=geo
      aws-portal-billing=billingconsole dynamodbstreams=dynamodb waf-v2=wafv2
      """.split(whereSeparator: \.isWhitespace).map { pair in
        let sides = pair.split(separator: "=").map(String.init)
        return (sides[0], "\(sides[1]).amazonaws.com")
      })
}
