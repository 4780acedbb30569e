/// KMS: the calls that encrypted buckets and volumes cause, and the few that people make.
enum KeyEvents {
  static let keyARN = "arn:aws:kms:<region>:<account>:key/<uuid#key@place>"

  private static func call(_ name: String, variant: String = "") -> EventTemplate {
    var template = EventTemplate(service: "kms", name: name, variant: variant)
    template.isReadOnly = true
    template.resources =
      #"[{"accountId":"<account>","type":"AWS::KMS::Key","ARN":"\#(keyARN)"}]"#
    return template
  }

  static let decrypt: EventTemplate = {
    var template = call("Decrypt")
    template.request =
      #"{"encryptionAlgorithm":"SYMMETRIC_DEFAULT","encryptionContext":{"aws:s3:arn":"#
      + #""arn:aws:s3:::\#(StorageEvents.trainingData)/\#(StorageEvents.shard)"}}"#
    return template
  }()

  static let generateDataKey: EventTemplate = {
    var template = call("GenerateDataKey")
    template.request =
      #"{"keyId":"\#(keyARN)","encryptionContext":{"aws:s3:arn":"#
      + #""arn:aws:s3:::\#(StorageEvents.artifacts)/\#(StorageEvents.checkpoint)"},"#
      + #""keySpec":"AES_256"}"#
    return template
  }()

  static let trailDataKey: EventTemplate = {
    var template = call("GenerateDataKey", variant: "trail")
    template.request =
      #"{"keyId":"\#(keyARN)","encryptionContext":{"aws:cloudtrail:arn":"#
      + #""arn:aws:cloudtrail:<region>:<account>:trail/organization-events","aws:s3:arn":"#
      + #""arn:aws:s3:::\#(StorageEvents.trailBucket)/AWSLogs/<account>/CloudTrail/<region>/<day>/"#
      + #"<account>_CloudTrail_<region>_<stamp>_<letters:16>.json.gz"},"keySpec":"AES_256"}"#
    return template
  }()

  static let describeKey: EventTemplate = {
    var template = call("DescribeKey")
    template.request = #"{"keyId":"\#(keyARN)"}"#
    return template
  }()

  /// AWS turns the key over by itself: a service event, whose identity has no type.
  static let rotateKey: EventTemplate = {
    var template = call("RotateKey")
    template.isReadOnly = false
    template.type = "AwsServiceEvent"
    template.hasRequestID = false
    template.serviceDetails = #"{"rotationType":"AUTOMATIC","keyId":"<uuid#key@place>"}"#
    return template
  }()

  static let scheduleDeletion: EventTemplate = {
    var template = call("ScheduleKeyDeletion")
    template.isReadOnly = false
    template.request = #"{"keyId":"\#(keyARN)","pendingWindowInDays":7}"#
    template.response =
      #"{"keyId":"\#(keyARN)","deletionDate":"<wordyTime>","keyState":"PendingDeletion","#
      + #""pendingWindowInDays":7}"#
    return template
  }()

  static let disableKey: EventTemplate = {
    var template = call("DisableKey")
    template.isReadOnly = false
    template.request = #"{"keyId":"\#(keyARN)"}"#
    return template
  }()
}
