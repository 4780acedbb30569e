/// Which permission of IAM a call needs: an action for most, which is named like the call.
///
/// Where they differ stands here, and nowhere else.
///
/// Sources: Service Authorization Reference, "Actions, resources, and condition keys for AWS
/// services"; Amazon S3 User Guide, "Required permissions for Amazon S3 API operations" and "Amazon
/// S3 CloudTrail events"; AWS Lambda Developer Guide, "Logging AWS Lambda API calls", whose event
/// names end with the version of the API; Amazon Bedrock API Reference, "Converse", which needs the
/// permission of InvokeModel.
public enum PermissionMap {
  /// The actions that a call needs, such as `s3:GetObject`; none where it needs no permission of an
  /// identity, as a sign-in does.
  public static func actions(source: String, name: String, eventType: String?) -> [String] {
    // What AWS or the console does by itself is nobody's permission.
    if let eventType, eventType != "AwsApiCall", eventType != "AwsVpceEvent" { return [] }
    guard let service = service(of: source), !free.contains("\(service):\(name)") else { return [] }
    let plain = withoutVersion(name)
    guard canName(source: source, name: name) else { return [] }
    if service == "apigateway" { return ["apigateway:\(method(of: plain))"] }
    return exceptions["\(service):\(plain)"] ?? ["\(service):\(plain)"]
  }

  /// Whether there can be an action of such a name.
  public static func canName(source: String, name: String) -> Bool {
    isName(service(of: source) ?? "") && isName(withoutVersion(name))
  }

  /// Whether a text can stand in an action: an invented event must not bring a wildcard into a policy.
  private static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20
          || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || $0 == UInt8(ascii: "-")
      }
  }

  /// The service's prefix in actions; nil where the source has no permissions.
  public static func service(of source: String) -> String? {
    let suffix = ".amazonaws.com"
    let name = source.hasSuffix(suffix) ? String(source.dropLast(suffix.count)) : source
    guard name != "signin", !name.isEmpty else { return nil }
    return prefixes[name] ?? name
  }

  /// Sources that are called otherwise in actions.
  private static let prefixes = [
    "monitoring": "cloudwatch", "metrics-sagemaker": "sagemaker", "email": "ses",
    "tagging": "tag", "api.ecr": "ecr", "api.sagemaker": "sagemaker",
    "runtime.sagemaker": "sagemaker", "bedrock-runtime": "bedrock", "bedrock-agent": "bedrock",
    "bedrock-agent-runtime": "bedrock", "models.lex": "lex", "runtime.lex": "lex",
    "opensearch": "es", "serverlessrepo": "serverlessrepo", "resource-groups": "resource-groups",
    "entitlement.marketplace": "aws-marketplace", "metering.marketplace": "aws-marketplace",
    "api.pricing": "pricing", "elasticmapreduce": "elasticmapreduce", "data.iot": "iot",
    "transcribestreaming": "transcribe", "cloudcontrolapi": "cloudformation",
  ]

  /// Calls that everybody may make, and those that the trust policy of a role decides.
  private static let free: Set<String> = [
    "sts:GetCallerIdentity", "sts:GetSessionToken", "sts:AssumeRoleWithSAML",
    "sts:AssumeRoleWithWebIdentity", "sso:Authenticate", "sso:Federate",
  ]

  private static let exceptions: [String: [String]] = [
    // S3: objects.
    "s3:HeadObject": ["s3:GetObject"], "s3:SelectObjectContent": ["s3:GetObject"],
    "s3:CopyObject": ["s3:GetObject", "s3:PutObject"], "s3:PostObject": ["s3:PutObject"],
    "s3:CreateMultipartUpload": ["s3:PutObject"], "s3:UploadPart": ["s3:PutObject"],
    "s3:UploadPartCopy": ["s3:GetObject", "s3:PutObject"],
    "s3:CompleteMultipartUpload": ["s3:PutObject"], "s3:DeleteObjects": ["s3:DeleteObject"],
    "s3:ListParts": ["s3:ListMultipartUploadParts"],
    // S3: buckets.
    "s3:ListObjects": ["s3:ListBucket"], "s3:ListObjectsV2": ["s3:ListBucket"],
    "s3:HeadBucket": ["s3:ListBucket"], "s3:ListObjectVersions": ["s3:ListBucketVersions"],
    "s3:ListBuckets": ["s3:ListAllMyBuckets"],
    "s3:ListMultipartUploads": ["s3:ListBucketMultipartUploads"],
    "s3:GetBucketLifecycle": ["s3:GetLifecycleConfiguration"],
    "s3:GetBucketLifecycleConfiguration": ["s3:GetLifecycleConfiguration"],
    "s3:PutBucketLifecycle": ["s3:PutLifecycleConfiguration"],
    "s3:PutBucketLifecycleConfiguration": ["s3:PutLifecycleConfiguration"],
    "s3:DeleteBucketLifecycle": ["s3:PutLifecycleConfiguration"],
    "s3:GetBucketEncryption": ["s3:GetEncryptionConfiguration"],
    "s3:PutBucketEncryption": ["s3:PutEncryptionConfiguration"],
    "s3:DeleteBucketEncryption": ["s3:PutEncryptionConfiguration"],
    "s3:GetBucketReplication": ["s3:GetReplicationConfiguration"],
    "s3:PutBucketReplication": ["s3:PutReplicationConfiguration"],
    "s3:DeleteBucketReplication": ["s3:PutReplicationConfiguration"],
    "s3:DeleteBucketTagging": ["s3:PutBucketTagging"],
    "s3:GetBucketCors": ["s3:GetBucketCORS"], "s3:PutBucketCors": ["s3:PutBucketCORS"],
    "s3:DeleteBucketCors": ["s3:PutBucketCORS"],
    "s3:GetBucketAccelerateConfiguration": ["s3:GetAccelerateConfiguration"],
    "s3:GetBucketNotificationConfiguration": ["s3:GetBucketNotification"],
    "s3:PutBucketNotificationConfiguration": ["s3:PutBucketNotification"],
    "s3:GetBucketInventoryConfiguration": ["s3:GetInventoryConfiguration"],
    "s3:GetBucketMetricsConfiguration": ["s3:GetMetricsConfiguration"],
    "s3:GetBucketAnalyticsConfiguration": ["s3:GetAnalyticsConfiguration"],
    "s3:GetPublicAccessBlock": ["s3:GetBucketPublicAccessBlock"],
    "s3:PutPublicAccessBlock": ["s3:PutBucketPublicAccessBlock"],
    "s3:DeletePublicAccessBlock": ["s3:PutBucketPublicAccessBlock"],
    "s3:DeleteBucketPublicAccessBlock": ["s3:PutBucketPublicAccessBlock"],
    "s3:GetObjectLockConfiguration": ["s3:GetBucketObjectLockConfiguration"],
    "s3:PutObjectLockConfiguration": ["s3:PutBucketObjectLockConfiguration"],
    "s3:DeleteBucketOwnershipControls": ["s3:PutBucketOwnershipControls"],
    // Others.
    "lambda:Invoke": ["lambda:InvokeFunction"], "lambda:InvokeAsync": ["lambda:InvokeFunction"],
    "bedrock:Converse": ["bedrock:InvokeModel"],
    "bedrock:ConverseStream": ["bedrock:InvokeModelWithResponseStream"],
    "kms:ReEncrypt": ["kms:ReEncryptFrom", "kms:ReEncryptTo"],
    "dynamodb:TransactGetItems": ["dynamodb:GetItem"],
    "dynamodb:TransactWriteItems": [
      "dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:PutItem",
      "dynamodb:UpdateItem",
    ],
    "sagemaker:InvokeEndpointWithResponseStream": ["sagemaker:InvokeEndpoint"],
  ]

  /// The method of HTTP by which API Gateway names its actions.
  private static func method(of name: String) -> String {
    let methods = [
      "Get": "GET", "Create": "POST", "Import": "POST", "Put": "PUT", "Update": "PATCH",
      "Delete": "DELETE", "Flush": "DELETE", "Tag": "PUT", "Untag": "DELETE",
    ]
    return methods.first { name.hasPrefix($0.key) }?.value ?? "*"
  }

  /// The name without the version of the API that Lambda and CloudFront put behind it, such as
  /// `Invoke20150331`, `AddPermission20150331v2` and `GetDistribution2020_05_31`.
  private static func withoutVersion(_ name: String) -> String {
    let bytes = Array(name.utf8)
    var end = bytes.count
    if end > 2, isDigit(bytes[end - 1]), bytes[end - 2] == UInt8(ascii: "v") { end -= 2 }
    var digits = 0
    var start = end
    while start > 0, isDigit(bytes[start - 1]) || bytes[start - 1] == UInt8(ascii: "_") {
      if isDigit(bytes[start - 1]) { digits += 1 }
      start -= 1
    }
    guard digits == 8, start > 0 else { return name }
    return String(decoding: bytes[..<start], as: UTF8.self)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
