import CloudTrail
import Foundation
import Permissions
import Testing

/// Which permissions calls need, and whether a policy covers them.
struct PermissionTests {
  @Test(arguments: [
    ("s3", "GetObject", "s3:GetObject"), ("s3", "HeadObject", "s3:GetObject"),
    ("s3", "ListObjects", "s3:ListBucket"), ("s3", "ListObjectsV2", "s3:ListBucket"),
    ("s3", "ListBuckets", "s3:ListAllMyBuckets"),
    ("s3", "PutBucketLifecycle", "s3:PutLifecycleConfiguration"),
    ("lambda", "Invoke", "lambda:InvokeFunction"),
    ("lambda", "Invoke20150331", "lambda:InvokeFunction"),
    ("lambda", "AddPermission20150331v2", "lambda:AddPermission"),
    ("lambda", "ListFunctions20150331", "lambda:ListFunctions"),
    ("cloudfront", "GetDistribution2020_05_31", "cloudfront:GetDistribution"),
    ("monitoring", "DescribeAlarms", "cloudwatch:DescribeAlarms"),
    ("metrics-sagemaker", "BatchPutMetrics", "sagemaker:BatchPutMetrics"),
    ("bedrock", "Converse", "bedrock:InvokeModel"),
    ("bedrock", "ConverseStream", "bedrock:InvokeModelWithResponseStream"),
    ("bedrock", "InvokeModelWithResponseStream", "bedrock:InvokeModelWithResponseStream"),
    ("kms", "ReEncrypt", "kms:ReEncryptFrom kms:ReEncryptTo"),
    ("apigateway", "CreateModel", "apigateway:POST"), ("sts", "AssumeRole", "sts:AssumeRole"),
    ("sts", "GetCallerIdentity", ""), ("signin", "ConsoleLogin", ""),
    ("ec2", "RunInstances", "ec2:RunInstances"),
  ])
  func `a call needs`(service: String, name: String, actions: String) {
    let needed = PermissionMap.actions(
      source: "\(service).amazonaws.com", name: name, eventType: "AwsApiCall")
    #expect(needed.joined(separator: " ") == actions)
    #expect(
      PermissionMap.actions(
        source: "\(service).amazonaws.com", name: name, eventType: "AwsServiceEvent") == [])
  }

  private func call(
    _ source: String, _ name: String, outcome: Outcome = .allowed, request: String? = nil,
    resources: String? = nil
  ) -> PrincipalCall {
    PrincipalCall(
      source: "\(source).amazonaws.com", name: name, type: "AwsApiCall", region: "eu-central-1",
      outcome: outcome, seconds: 1, request: request, resources: resources)
  }

  @Test func `only what was allowed is in the policy, on what it was used`() throws {
    var summary = AccessSummary()
    for number in 0..<3 {
      summary.add(
        call("s3", "GetObject", request: #"{"bucketName":"b","key":"k\#(number)"}"#))
    }
    summary.add(call("s3", "ListObjectsV2", request: #"{"bucketName":"b"}"#))
    summary.add(
      call("s3", "PutObject", outcome: .denied, request: #"{"bucketName":"b","key":"k"}"#))
    summary.add(
      call(
        "kms", "Decrypt", resources: #"[{"ARN":"arn:aws:kms:r:1:key/x"},{"ARN":"arn:aws:s3:::b"}]"#)
    )
    summary.add(call("ec2", "DescribeInstances"))
    summary.add(
      call("sagemaker", "CreateTrainingJob", request: #"{"roleArn":"arn:aws:iam::1:role/t"}"#))
    summary.add(call("sts", "AssumeRole", request: #"{"roleArn":"arn:aws:iam::1:role/u"}"#))
    let policy = LeastPolicy(summary)
    let granted = Dictionary(
      uniqueKeysWithValues: policy.statements.flatMap { statement in
        statement.actions.map { ($0, statement.resources) }
      })
    #expect(
      granted == [
        "s3:GetObject": ["arn:aws:s3:::b/*"], "s3:ListBucket": ["arn:aws:s3:::b"],
        "kms:Decrypt": ["arn:aws:kms:r:1:key/x"], "ec2:DescribeInstances": ["*"],
        "sagemaker:CreateTrainingJob": ["*"], "iam:PassRole": ["arn:aws:iam::1:role/t"],
        "sts:AssumeRole": ["arn:aws:iam::1:role/u"],
      ])
  }

  @Test(arguments: [
    ("iam", "CreateAccessKey", #"{"userName":"ada"}"#, "user/ada user/*/ada"),
    (
      "iam", "AttachRolePolicy", #"{"roleName":"r","policyArn":"arn:aws:iam::aws:policy/X"}"#,
      "role/r role/*/r"
    ),
    ("cloudtrail", "StopLogging", #"{"name":"arn:aws:cloudtrail:r:1:trail/t"}"#, "trail/t"),
    ("cloudtrail", "StopLogging", #"{"name":"t"}"#, "trail/t"),
    (
      "sagemaker", "CreateEndpoint", #"{"endpointName":"e","endpointConfigName":"c"}"#,
      "endpoint/e endpoint-config/c"
    ),
    (
      "sagemaker", "UpdateModelPackage",
      #"{"modelPackageArn":"arn:aws:sagemaker:r:1:model-package/p/3"}"#, "model-package/p/3"
    ),
    ("secretsmanager", "GetSecretValue", #"{"secretId":"db"}"#, "secret:db-??????"),
    ("ec2", "TerminateInstances", #"{"instancesSet":{"items":[{"instanceId":"i-1"}]}}"#, "*"),
    ("iam", "CreateAccessKey", #"{"userName":"a*"}"#, "*"),
  ])
  func `a request that names its resource bounds the policy`(
    service: String, name: String, request: String, resources: String
  ) {
    var summary = AccessSummary()
    summary.add(
      PrincipalCall(
        source: "\(service).amazonaws.com", name: name, type: "AwsApiCall", account: "1",
        region: "r", outcome: .allowed, seconds: 1, request: request, resources: nil))
    let granted = LeastPolicy(summary).statements.flatMap(\.resources)
    let names = granted.map { $0.split(separator: ":", maxSplits: 5).last.map(String.init) ?? $0 }
    let expected = resources.split(separator: " ").map(String.init)
    #expect(names.sorted() == expected.sorted())
  }

  @Test func `a call without a name needs nothing`() {
    #expect(PermissionMap.actions(source: "s3.amazonaws.com", name: "", eventType: nil) == [])
  }

  @Test(arguments: [
    ("*", "*"), ("s3.amazonaws.com", "Get*"), ("s3.amazonaws.com", "a b"), ("?", "x"),
  ])
  func `an invented name brings no wildcard into a policy`(source: String, name: String) {
    #expect(PermissionMap.actions(source: source, name: name, eventType: nil) == [])
  }

  @Test func `a policy is valid JSON, whatever names events bring`() throws {
    var summary = AccessSummary()
    for (number, bucket) in ["a\"b", "c\\d", "e\u{1B}f", "g\u{2028}h", "🔔", "\u{301}"].enumerated()
    {
      let name = String(decoding: try JSONEncoder().encode(bucket), as: UTF8.self)
      summary.add(call("s3", "GetObject", request: #"{"bucketName":\#(name),"key":"k"}"#))
      summary.add(call("x\"y\(number)", "Get\"Z"))
    }
    let text = LeastPolicy(summary).text
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let statements = try #require(object["Statement"] as? [[String: Any]])
    let resources = statements.flatMap { $0["Resource"] as? [String] ?? [] }
    #expect(resources.contains("arn:aws:s3:::a\"b/*"))
    #expect(resources.contains("arn:aws:s3:::e\u{1B}f/*"))
    #expect(text.utf8.allSatisfy { $0 == 0x0A || (0x20...0x7E).contains($0) })
    #expect(object["Version"] as? String == "2012-10-17")
  }

  @Test func `random calls that were allowed are all covered, by another matcher`() throws {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<50 {
      var summary = AccessSummary()
      var needed: [(action: String, arn: String)] = []
      for _ in 0..<Int.random(in: 1...200, using: &generator) {
        let bucket = "b\(Int.random(in: 0..<30, using: &generator))"
        let key = "k\(Int.random(in: 0..<500, using: &generator))"
        let outcome = Outcome.allCases.randomElement(using: &generator) ?? .allowed
        let (name, action) =
          [
            ("GetObject", "s3:GetObject"), ("HeadObject", "s3:GetObject"),
            ("PutObject", "s3:PutObject"), ("DeleteObject", "s3:DeleteObject"),
          ].randomElement(using: &generator) ?? ("GetObject", "s3:GetObject")
        summary.add(
          call(
            "s3", name, outcome: outcome, request: #"{"bucketName":"\#(bucket)","key":"\#(key)"}"#))
        if outcome == .allowed { needed.append((action, "arn:aws:s3:::\(bucket)/\(key)")) }
      }
      let policy = LeastPolicy(summary)
      let object = try JSONSerialization.jsonObject(with: Data(policy.text.utf8)) as? [String: Any]
      let statements = object?["Statement"] as? [[String: Any]] ?? []
      for (action, arn) in needed {
        let isCovered = statements.contains { statement in
          (statement["Action"] as? [String] ?? []).contains(action)
            && (statement["Resource"] as? [String] ?? []).contains { Self.fits(arn, $0) }
        }
        #expect(isCovered, "\(action) on \(arn)")
      }
      let granted = Set(policy.statements.flatMap(\.actions))
      #expect(granted == Set(needed.map(\.action)))
      #expect(
        policy.notes.contains { $0.contains("characters") }
          == (policy.characterCount > LeastPolicy.characterMaximum))
    }
  }

  /// Whether a pattern with stars fits, as IAM has it.
  private static func fits(_ text: String, _ pattern: String) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
      .map { NSRegularExpression.escapedPattern(for: String($0)) }
    return text.range(of: "^\(parts.joined(separator: ".*"))$", options: .regularExpression) != nil
  }
}
