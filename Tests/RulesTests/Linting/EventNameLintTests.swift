import Testing

@testable import Rules

@Suite("Event names are looked over")
struct EventNameLintTests {
  @Test func `a mistyped name has the nearest one beside it`() throws {
    #expect(
      try LintHarness.warnings(ofItems: "eventSource: iam.amazonaws.com\neventName: CreateAcessKey")
        == [
          "8:16: warning: iam.amazonaws.com has no event 'CreateAcessKey';"
            + " write 'CreateAccessKey' if that is meant"
        ])
    #expect(
      try LintHarness.warnings(
        ofItems: "eventSource: iam.amazonaws.com\neventName: CreateAccessKey") == [])
  }

  @Test func `small and capital letters do not matter, as they do not in Sigma`() throws {
    #expect(
      try LintHarness.warnings(
        ofItems: "eventSource: IAM.amazonaws.com\neventName: createaccesskey") == [])
  }

  @Test func `a name of another service has that service beside it`() throws {
    #expect(
      try LintHarness.warnings(
        ofItems: "eventName: DisableDomainTransferLock\neventSource: route53.amazonaws.com") == [
          "7:16: warning: 'DisableDomainTransferLock' is not an event of route53.amazonaws.com,"
            + " but of route53domains.amazonaws.com; correct the eventSource"
        ])
    #expect(
      try LintHarness.warnings(
        ofItems: "eventName: DisableDomainTransferLock\neventSource: route53domains.amazonaws.com")
        == [])
  }

  @Test func `a name that nothing resembles is worth a note`() throws {
    #expect(
      try LintHarness.warnings(
        ofItems: "eventSource: sagemaker.amazonaws.com\neventName: StartRetraining") == [
          "8:16: note: 'StartRetraining' is not among the APIs that AWS publishes for"
            + " sagemaker.amazonaws.com; compare it with a record of that event, or correct it"
        ])
  }

  @Test func `sources that write unpublished events may write any`() throws {
    #expect(
      try LintHarness.warnings(
        ofItems: "eventSource: billingconsole.amazonaws.com\neventName: GetBillsForBillingPeriod")
        == [])
    #expect(
      try LintHarness.warnings(
        ofItems: "eventSource: sso-directory.amazonaws.com\neventName: UpdatePassword") == [])
  }

  @Test(
    "what the SDK or IAM calls otherwise has the logged name beside it",
    arguments: [
      ("s3", "PutLifecycleConfiguration", "PutBucketLifecycle"),
      ("s3", "PutBucketLifecycleConfiguration", "PutBucketLifecycle"),
      ("s3", "PutBucketNotificationConfiguration", "PutBucketNotification"),
      ("s3", "DeletePublicAccessBlock", "DeleteBucketPublicAccessBlock"),
      ("s3", "PutEncryptionConfiguration", "PutBucketEncryption"),
      ("s3", "ListAllMyBuckets", "ListBuckets"),
      ("s3", "ListObjectsV2", "ListObjects"),
      ("lambda", "InvokeFunction", "Invoke"),
      ("kms", "ReEncryptTo", "ReEncrypt"),
    ])
  func misnomers(service: String, name: String, logged: String) throws {
    let source = "\(service).amazonaws.com"
    let warnings = try LintHarness.warnings(ofItems: "eventSource: \(source)\neventName: \(name)")
    #expect(
      warnings.first
        == "8:16: warning: CloudTrail never writes '\(name)' of \(source): the event is called"
        + " '\(logged)'; write '\(logged)'")
    let mended = try LintHarness.warnings(ofItems: "eventSource: \(source)\neventName: \(logged)")
    #expect(!mended.contains { $0.contains("warning") })
  }

  @Test func `a permission is never an event`() throws {
    let expected = "warning: 'PassRole' is a permission of iam.amazonaws.com, and never an event"
    for items in ["eventSource: iam.amazonaws.com\neventName: PassRole", "eventName: PassRole"] {
      let warnings = try LintHarness.warnings(ofItems: items)
      #expect(warnings.count == 1 && warnings[0].contains(expected))
    }
  }

  @Test func `names that carry a date are asked for by their beginning`() throws {
    let source = "eventSource: lambda.amazonaws.com\n"
    #expect(
      try LintHarness.warnings(ofItems: source + "eventName: UpdateFunctionCode") == [
        "8:16: warning: CloudTrail writes 'UpdateFunctionCode' of lambda.amazonaws.com with a date,"
          + " as in 'UpdateFunctionCode20150331v2';"
          + " write 'eventName|startswith: UpdateFunctionCode'"
      ])
    for mended in [
      "eventName|startswith: UpdateFunctionCode", "eventName: UpdateFunctionCode20150331v2",
      "eventName: [UpdateFunctionCode, UpdateFunctionCode20150331v2]",
      "eventName: CreateFunctionUrlConfig",
    ] {
      #expect(try LintHarness.warnings(ofItems: source + mended) == [])
    }
    #expect(
      try LintHarness.warnings(
        ofItems: "eventSource: cloudfront.amazonaws.com\neventName: UpdateDistribution2020_05_31")
        == [])
  }

  @Test func `a name that is wrong for one of two services is right for the other`() throws {
    #expect(
      try LintHarness.warnings(
        ofItems: """
          eventSource: [s3.amazonaws.com, elasticfilesystem.amazonaws.com]
          eventName: PutLifecycleConfiguration
          """) == [])
  }

  @Test func `patterns may mean anything`() throws {
    for value in ["eventName: Craete*", "eventName|contains: Craete", "eventName|re: Craete"] {
      #expect(try LintHarness.warnings(ofItems: "eventSource: iam.amazonaws.com\n\(value)") == [])
    }
  }
}
