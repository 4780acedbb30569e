/// The daily noise of the other services, and CloudTrail's own controls.
enum OperationsEvents {
  private static func call(
    _ service: String, _ name: String, request: String = "null", response: String = "null",
    isReadOnly: Bool = true
  ) -> EventTemplate {
    var template = EventTemplate(service: service, name: name)
    template.version = service == "cloudtrail" ? "1.11" : "1.10"
    template.isGlobal = service == "iam" || service == "organizations"
    template.request = request
    template.response = response
    template.isReadOnly = isReadOnly
    return template
  }

  private static let noFilter = #"{"maxResults":<pick:100|1000>,"filterSet":{}}"#
  private static let unauthorized = "You are not authorized to perform this operation."

  static let describeInstances = call("ec2", "DescribeInstances", request: noFilter)
  static let describeSubnets = call("ec2", "DescribeSubnets", request: noFilter)
  static let describeNetworkInterfaces = call(
    "ec2", "DescribeNetworkInterfaces",
    request: #"{"maxResults":1000,"filterSet":{"items":[{"name":"vpc-id","valueSet":"#
      + #"{"items":[{"value":"vpc-<hex:17@place>"}]}}]}}"#)
  static let createNetworkInterface = call(
    "ec2", "CreateNetworkInterface",
    request: #"{"subnetId":"subnet-<hex:17@place>","description":"SageMaker job","#
      + #""groupSet":{"items":[{"groupId":"sg-<hex:17@place>"}]}}"#,
    response: #"{"requestId":"<uuid#request>","networkInterface":{"networkInterfaceId":"#
      + #""eni-<hex:17>","status":"pending","vpcId":"vpc-<hex:17@place>"}}"#,
    isReadOnly: false)
  static let dryRun = call(
    "ec2", "RunInstances",
    request: #"{"instancesSet":{"items":[{"imageId":"ami-<hex:17@place>","minCount":1,"#
      + #""maxCount":1}]},"instanceType":"g5.xlarge","dryRun":true}"#,
    isReadOnly: false
  ).failing("Client.DryRunOperation", "Request would have succeeded, but DryRun flag is set.")

  static let createLogStream = call(
    "logs", "CreateLogStream",
    request: #"{"logGroupName":"/aws/sagemaker/TrainingJobs","#
      + #""logStreamName":"job-<hex:10>/algo-1"}"#,
    isReadOnly: false)
  static let describeAlarms = call(
    "monitoring", "DescribeAlarms", request: #"{"stateValue":"ALARM"}"#)
  static let registryToken = call("ecr", "GetAuthorizationToken")
  static let pullImage = call(
    "ecr", "BatchGetImage",
    request: #"{"repositoryName":"training","registryId":"<account>","imageIds":[{"#
      + #""imageDigest":"sha256:<hex:64#image@place>"}]}"#)
  static let getSecret = call(
    "secretsmanager", "GetSecretValue", request: #"{"secretId":"feature-store/reader"}"#)
  static let listFunctions = call("lambda", "ListFunctions20150331")
  static let getTable = call(
    "glue", "GetTable", request: #"{"databaseName":"features","name":"<pick:clicks|reviews>"}"#)

  static let trailStatus = call(
    "cloudtrail", "GetTrailStatus",
    request: #"{"name":"arn:aws:cloudtrail:<region>:<account>:trail/organization-events"}"#)
  static let describeTrails = call(
    "cloudtrail", "DescribeTrails", request: #"{"trailNameList":[]}"#)
  static let stopLogging = call(
    "cloudtrail", "StopLogging",
    request: #"{"name":"arn:aws:cloudtrail:<region>:<account>:trail/organization-events"}"#,
    isReadOnly: false)
  static let deniedSelectors = call(
    "cloudtrail", "PutEventSelectors",
    request: #"{"trailName":"organization-events","eventSelectors":[{"#
      + #""readWriteType":"WriteOnly","includeManagementEvents":false}]}"#,
    isReadOnly: false
  ).denied("User is not authorized to perform: cloudtrail:PutEventSelectors")

  /// Refused calls on many services: somebody is finding out what a role may do.
  static let refusals: [EventTemplate] =
    [
      call("ec2", "DescribeInstances", request: noFilter)
        .failing("Client.UnauthorizedOperation", unauthorized),
      call("ec2", "DescribeSnapshots", request: noFilter)
        .failing("Client.UnauthorizedOperation", unauthorized),
    ]
    + [
      ("iam", "ListUsers"), ("iam", "ListAttachedRolePolicies"), ("s3", "ListBuckets"),
      ("kms", "ListKeys"), ("secretsmanager", "ListSecrets"), ("lambda", "ListFunctions20150331"),
      ("rds", "DescribeDBInstances"), ("ssm", "DescribeParameters"), ("dynamodb", "ListTables"),
      ("organizations", "ListAccounts"),
    ].map { service, name in
      call(service, name).denied("User is not authorized to perform: \(service):\(name)")
    }
}
