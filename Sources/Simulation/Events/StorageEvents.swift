/// S3: data events on objects, with the bucket and object as resources, and calls about buckets.
enum StorageEvents {
  static let trainingData = "example-training-data-<account>"
  static let artifacts = "example-model-artifacts-<account>"
  static let trailBucket = "example-cloudtrail-logs-777788889999"

  static let shard =
    "datasets/<pick:reviews|tickets|images|clicks#set>/v<number:3:9#version>"
    + "/part-<number:10000:99999#part>.parquet"
  static let modelArchive =
    "models/<pick:ranker|classifier|embedder#model>"
    + "/run-<hex:10@run>/output/model.tar.gz"
  static let checkpoint =
    "checkpoints/run-<hex:10@run>/step-<number:1:400#step>000/shard-"
    + "<number:0:7#shard>.bin"

  /// A call on one object.
  static func object(
    _ name: String, bucket: String, key: String, isReadOnly: Bool, variant: String
  ) -> EventTemplate {
    var template = EventTemplate(service: "s3", name: name, variant: variant)
    template.isReadOnly = isReadOnly
    template.category = .data
    template.comesThroughEndpoint = true
    template.host = "\(bucket).s3.<region>.amazonaws.com"
    template.request =
      #"{"bucketName":"\#(bucket)","Host":"\#(bucket).s3.<region>.amazonaws.com","key":"\#(key)"}"#
    if !isReadOnly {
      template.response =
        #"{"x-amz-server-side-encryption":"aws:kms","x-amz-server-side-encryption-aws-kms-key-id":"#
        + #""\#(KeyEvents.keyARN)"}"#
    }
    template.additional = additional(sent: isReadOnly)
    template.resources =
      #"[{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::\#(bucket)/\#(key)"},"#
      + #"{"accountId":"<account>","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::\#(bucket)"}]"#
    return template
  }

  /// A call on one bucket, such as `GetBucketAcl`, whose request repeats the asked part as a member.
  static func bucket(_ name: String, bucket: String, part: String) -> EventTemplate {
    var template = EventTemplate(service: "s3", name: name, variant: bucket)
    template.isReadOnly = true
    template.host = "\(bucket).s3.<region>.amazonaws.com"
    template.request =
      #"{"bucketName":"\#(bucket)","Host":"\#(bucket).s3.<region>.amazonaws.com","\#(part)":""}"#
    template.additional = additional(sent: true)
    template.resources =
      #"[{"accountId":"<account>","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::\#(bucket)"}]"#
    return template
  }

  static let readTrainingData = object(
    "GetObject", bucket: trainingData, key: shard, isReadOnly: true, variant: "training")
  static let headTrainingData = object(
    "HeadObject", bucket: trainingData, key: shard, isReadOnly: true, variant: "training")
  static let writeTrainingData = object(
    "PutObject", bucket: trainingData, key: shard, isReadOnly: false, variant: "training")
  static let readModel = object(
    "GetObject", bucket: artifacts, key: modelArchive, isReadOnly: true, variant: "model")
  static let writeModel = object(
    "PutObject", bucket: artifacts, key: modelArchive, isReadOnly: false, variant: "model")
  static let writeCheckpoint = object(
    "PutObject", bucket: artifacts, key: checkpoint, isReadOnly: false, variant: "checkpoint")
  static let missingCheckpoint = object(
    "HeadObject", bucket: artifacts, key: checkpoint, isReadOnly: true, variant: "checkpoint"
  ).failing("NoSuchKey", "The specified key does not exist.")
  static let deniedTrainingRead = readTrainingData.denied("Access Denied")
  static let deniedTrainingHead = headTrainingData.denied("Access Denied")

  static let bucketAcl = bucket("GetBucketAcl", bucket: trailBucket, part: "acl")
  static let bucketVersioning = bucket("GetBucketVersioning", bucket: artifacts, part: "versioning")
  static let missingBucketPolicy = bucket("GetBucketPolicy", bucket: artifacts, part: "policy")
    .failing("NoSuchBucketPolicy", "The bucket policy does not exist")

  /// CloudTrail's own delivery, and a log service that was never allowed to deliver.
  static let trailDelivery = object(
    "PutObject", bucket: trailBucket,
    key: "AWSLogs/<account>/CloudTrail/<region>/<day>/<account>_CloudTrail_<region>_<stamp>_"
      + "<letters:16#file>.json.gz",
    isReadOnly: false, variant: "trail")
  static let deniedFlowLogs = object(
    "PutObject", bucket: artifacts,
    key: "AWSLogs/<account>/vpcflowlogs/<region>/<day>/<account>_vpcflowlogs_<region>_fl-"
      + "<hex:17@place>_<stamp>_<hex:8#file>.log.gz",
    isReadOnly: false, variant: "flowlogs"
  ).denied("Access Denied")

  private static func additional(sent: Bool) -> String {
    let bytes = "<number:300:98000000#bytes>"
    return #"{"SignatureVersion":"SigV4","CipherSuite":"TLS_AES_128_GCM_SHA256","#
      + #""bytesTransferredIn":\#(sent ? "0" : bytes),"AuthenticationMethod":"AuthHeader","#
      + #""x-amz-id-2":"<base64:75#id2>=","bytesTransferredOut":\#(sent ? bytes : "0")}"#
  }
}
