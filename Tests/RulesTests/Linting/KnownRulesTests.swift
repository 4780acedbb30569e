import Testing

@testable import Rules

@Suite("Known rules are looked over")
struct KnownRulesTests {
  @Test func `the rules that come with the program have no warnings`() throws {
    // Together, for the catalogue of stages names APIs that only runbooks know.
    var loader = RuleHarness.loader
    loader.lints = true
    #expect(loader.load(paths: [LintHarness.shippedRules]).warnings == [])
  }

  @Test(
    "public rules have the warnings that they deserve",
    .enabled(if: SharedData.exists("data/rules/sigmahq"), "no shared data here"))
  func publicRules() throws {
    let warnings = try LintHarness.warnings(inFolder: SharedData.path("data/rules/sigmahq"))
    #expect(warnings.map { String($0.prefix { $0 != ";" }) } == expected)
  }

  private let expected = """
    aws_cloudtrail_ssm_malicious_usage.yml:24:20: warning: \
    a call that succeeds has no errorCode: none is ever 'Success'
    aws_iam_backdoor_users_keys.yml:25:36: warning: \
    'responseElements.accessKey.userName' reads like a field, and is compared as a text
    aws_route_53_domain_transferred_lock_disabled.yml:23:20: warning: \
    'DisableDomainTransferLock' is not an event of route53.amazonaws.com, \
    but of route53domains.amazonaws.com
    aws_route_53_domain_transferred_to_another_account.yml:21:20: warning: \
    'TransferDomainToAnotherAwsAccount' is not an event of route53.amazonaws.com, \
    but of route53domains.amazonaws.com
    aws_s3_data_management_tampering.yml:28:15: warning: CloudTrail never writes \
    'PutEncryptionConfiguration' of s3.amazonaws.com: the event is called 'PutBucketEncryption'
    aws_s3_data_management_tampering.yml:29:15: warning: CloudTrail never writes \
    'PutLifecycleConfiguration' of s3.amazonaws.com: the event is called 'PutBucketLifecycle'
    aws_s3_data_management_tampering.yml:30:15: warning: CloudTrail never writes \
    'PutReplicationConfiguration' of s3.amazonaws.com: the event is called 'PutBucketReplication'
    aws_s3_data_management_tampering.yml:31:15: warning: \
    'ReplicateObject' is a permission of s3.amazonaws.com, and never an event
    aws_s3_data_management_tampering.yml:32:15: note: \
    RestoreObject is a data event, which trails leave out by default
    """.split(separator: "\n").map(String.init)
}
