/// IAM, STS and console sign-in: all recorded in the region of global services.
enum IdentityEvents {
  private static func call(
    _ service: String, _ name: String, request: String = "null", response: String = "null",
    isReadOnly: Bool
  ) -> EventTemplate {
    var template = EventTemplate(service: service, name: name)
    template.version = service == "sts" ? "1.08" : "1.10"
    template.isGlobal = true
    template.host = "\(service).amazonaws.com"
    template.request = request
    template.response = response
    template.isReadOnly = isReadOnly
    return template
  }

  private static let role =
    "<pick:ml-pipeline|feature-pipeline|chat-backend|ci-deployer|etl-job#role>"

  /// A service takes on a role: the commonest record of all.
  static let assumeRole: EventTemplate = {
    let arn = "arn:aws:iam::<account>:role/\(role)"
    var template = call(
      "sts", "AssumeRole",
      request: #"{"roleArn":"\#(arn)","roleSessionName":"session-<hex:8#session>","#
        + #""durationSeconds":3600}"#,
      response: #"{"credentials":{"accessKeyId":"ASIA<id:16#key>","sessionToken":"<base64:340>","#
        + #""expiration":"<wordyTime>"},"assumedRoleUser":{"#
        + #""assumedRoleId":"AROA<id:17>:session-<hex:8#session>","#
        + #""arn":"arn:aws:sts::<account>:assumed-role/\#(role)/session-<hex:8#session>"}}"#,
      isReadOnly: true)
    template.isGlobal = false
    template.host = "sts.<region>.amazonaws.com"
    template.resources =
      #"[{"accountId":"<account>","type":"AWS::IAM::Role","ARN":"\#(arn)"}]"#
    return template
  }()

  static let callerIdentity = call("sts", "GetCallerIdentity", isReadOnly: true)

  static let listRoles = call(
    "iam", "ListRoles", request: #"{"maxItems":<pick:100|1000>}"#, isReadOnly: true)
  static let listUsers = call("iam", "ListUsers", isReadOnly: true)
  static let getRole = call(
    "iam", "GetRole", request: #"{"roleName":"\#(role)"}"#, isReadOnly: true)
  static let accountSummary = call("iam", "GetAccountSummary", isReadOnly: true)
  static let listAccessKeys = call(
    "iam", "ListAccessKeys", request: #"{"userName":"metrics-exporter"}"#, isReadOnly: true)
  static let missingPolicy = call(
    "iam", "GetRolePolicy", request: #"{"roleName":"\#(role)","policyName":"inline"}"#,
    isReadOnly: true
  ).failing("NoSuchEntityException", "The role policy with name inline cannot be found.")

  static let createAccessKey = call(
    "iam", "CreateAccessKey", request: #"{"userName":"metrics-exporter"}"#,
    response: #"{"accessKey":{"userName":"metrics-exporter","accessKeyId":"AKIA<id:16>","#
      + #""status":"Active","createDate":"<wordyTime>"}}"#,
    isReadOnly: false)

  /// A sign-in with its result, and whether a second factor was used.
  private static func signIn(succeeds: Bool, secondFactor: Bool) -> EventTemplate {
    var template = call("signin", "ConsoleLogin", isReadOnly: false)
    template.variant = "\(succeeds) \(secondFactor)"
    template.version = "1.08"
    template.type = "AwsConsoleSignIn"
    template.hasRequestID = false
    template.response = #"{"ConsoleLogin":"\#(succeeds ? "Success" : "Failure")"}"#
    template.additional =
      #"{"LoginTo":"https://console.aws.amazon.com/console/home?state=hashArgs\u0026"#
      + #"isauthcode\u003dtrue","MobileVersion":"No","MFAUsed":"\#(secondFactor ? "Yes" : "No")"}"#
    // A refused sign-in has a message and no code.
    if !succeeds { template.failure = .init(message: "Failed authentication") }
    return template
  }

  static let signInWithSecondFactor = signIn(succeeds: true, secondFactor: true)
  static let signInWithoutSecondFactor = signIn(succeeds: true, secondFactor: false)
  static let failedSignIn = signIn(succeeds: false, secondFactor: false)
}
