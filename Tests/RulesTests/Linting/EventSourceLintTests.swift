import Testing

@testable import Rules

@Suite("Event sources are looked over")
struct EventSourceLintTests {
  @Test(
    "a source that no service writes has the right one beside it",
    arguments: [
      ("cloudwatch.amazonaws.com", "monitoring.amazonaws.com"),
      ("runtime.sagemaker.amazonaws.com", "sagemaker.amazonaws.com"),
      ("bedrock-agent-runtime.amazonaws.com", "bedrock.amazonaws.com"),
      ("opensearch.amazonaws.com", "es.amazonaws.com"),
      ("iam", "iam.amazonaws.com"),
      ("aws.ec2", "ec2.amazonaws.com"),
      ("sts.eu-central-1.amazonaws.com", "sts.amazonaws.com"),
      ("signin.aws.amazon.com", "signin.amazonaws.com"),
      ("cloudtrial.amazonaws.com", "cloudtrail.amazonaws.com"),
    ])
  func mend(written: String, meant: String) throws {
    #expect(
      try LintHarness.warnings(ofItems: "eventSource: \(written)") == [
        "7:18: warning: no service is known to write '\(written)' as its event source;"
          + " write '\(meant)'"
      ])
    #expect(try LintHarness.warnings(ofItems: "eventSource: \(meant)") == [])
  }

  @Test func `a source that nothing resembles warns too, and its names are let be`() throws {
    #expect(
      try LintHarness.warnings(
        ofItems: "eventSource: teleport.amazonaws.com\neventName: GoHome") == [
          "7:18: warning: no service is known to write 'teleport.amazonaws.com' as its event source;"
            + " compare it with a record of that service, or correct it"
        ])
  }

  @Test func `services with several sources are known by each`() throws {
    for source in ["s3express", "s3-outposts", "appstream2", "appstream", "sso", "rds-data"] {
      #expect(try LintHarness.warnings(ofItems: "eventSource: \(source).amazonaws.com") == [])
    }
    #expect(
      try LintHarness.warnings(
        ofItems: "eventSource: s3express.amazonaws.com\neventName: PutBucketPolicy") == [])
  }
}
