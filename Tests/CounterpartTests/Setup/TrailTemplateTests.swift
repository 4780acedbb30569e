import Foundation
import Testing

/// The template that sets up a trail: what AWS's descriptions say of it, and what it creates in moto.
@Suite(.serialized) struct TrailTemplateTests {
  @Test(.enabled(if: Setup.hasLinter, "cfn-lint is not installed for python3"))
  func `the linter has nothing to say`() throws {
    let ended = try Python.run([
      "-c", "from cfnlint.runner import main; main()", Setup.template,
    ])
    #expect(ended.status == 0)
    #expect(ended.output.isEmpty, "\(ended.output)")
  }

  @Test(.enabled(if: Setup.hasMoto, "moto is not installed for python3"))
  func `with its defaults it records management events, and keeps them safe`() throws {
    let stack = try CreatedStack()
    #expect(stack.status == "CREATE_COMPLETE")
    #expect(stack.isLogging)
    #expect(stack.trail.isMultiRegionTrail && stack.trail.includeGlobalServiceEvents)
    #expect(stack.trail.logFileValidationEnabled)
    #expect(!stack.trail.isOrganizationTrail)
    #expect(stack.insights.isEmpty)
    #expect(
      stack.selectors.map(\.name) == ["Management events", "Deletions of the trail's own files"])
    #expect(
      stack.selectors[0].fieldSelectors == [.init(field: "eventCategory", equals: ["Management"])])
    // Writes into the bucket must not be recorded: each delivery would cause the next.
    #expect(
      stack.selectors[1].fieldSelectors.contains(
        .init(field: "eventName", equals: ["DeleteObject", "DeleteObjects"])))

    #expect(
      stack.encryption.map(\.applyServerSideEncryptionByDefault)
        == [["SSEAlgorithm": "aws:kms", "KMSMasterKeyID": stack.trail.kmsKeyId]])
    #expect(stack.rotation)
    #expect(stack.publicAccess.count == 4 && stack.publicAccess.values.allSatisfy { $0 })
    #expect(stack.ownership.rules == [["ObjectOwnership": "BucketOwnerEnforced"]])
    #expect(stack.versioning == "Enabled")
    #expect(stack.lock.objectLockEnabled == "Enabled")
    #expect(stack.lock.rule.defaultRetention.mode == "GOVERNANCE")
    #expect(stack.lock.rule.defaultRetention.days == 400)
    let end = try #require(stack.lifecycle.first { $0.expiration.days != nil })
    #expect(end.status == "Enabled" && end.expiration.days == 730)
    #expect(end.noncurrentVersionExpiration?.noncurrentDays == 7)
  }

  @Test(.enabled(if: Setup.hasMoto, "moto is not installed for python3"))
  func `only this trail may write, and only over TLS`() throws {
    let stack = try CreatedStack()
    let bucket = "arn:aws:s3:::\(stack.trail.s3BucketName)"
    let trail = stack.trail.trailARN

    let tls = try stack.bucketPolicy.statement("OnlyEncryptedConnections")
    #expect(tls.effect == "Deny" && tls.principal?.texts == ["*"])
    #expect(tls.resource?.texts == [bucket, bucket + "/*"])
    #expect(tls.condition == ["Bool": ["aws:SecureTransport": "false"]])
    #expect(
      stack.bucketPolicy.allowed
        == ["s3:GetBucketAcl": [bucket], "s3:PutObject": [bucket + "/AWSLogs/123456789012/*"]])
    for statement in stack.bucketPolicy.statement where statement.effect == "Allow" {
      #expect(statement.principal?.texts == ["cloudtrail.amazonaws.com"])
      #expect(statement.condition?["StringEquals"]?["aws:SourceArn"] == trail)
    }

    let encrypts = try stack.keyPolicy.statement("CloudTrailEncrypts")
    #expect(encrypts.condition?["StringEquals"]?["aws:SourceArn"] == trail)
    #expect(
      encrypts.condition?["StringLike"]?["kms:EncryptionContext:aws:cloudtrail:arn"]
        == "arn:aws:cloudtrail:*:123456789012:trail/*")
    let looks = try stack.keyPolicy.statement("CloudTrailLooks")
    #expect(looks.action == "kms:DescribeKey")
    #expect(looks.condition?["StringEquals"]?["aws:SourceArn"] == trail)
  }

  @Test(.enabled(if: Setup.hasMoto, "moto is not installed for python3"))
  func `the reader may read this trail, and nothing else`() throws {
    let stack = try CreatedStack()
    let bucket = "arn:aws:s3:::\(stack.trail.s3BucketName)"
    #expect(
      stack.readerPolicy.allowed == [
        "s3:ListBucket": [bucket],
        "s3:GetObject": [bucket + "/AWSLogs/*"],
        "kms:Decrypt": [stack.trail.kmsKeyId],
        "cloudtrail:ListPublicKeys": ["*"],
      ])
    #expect(stack.readerPolicy.statement.allSatisfy { $0.effect == "Allow" })
    #expect(stack.readerInlinePolicies.isEmpty)
    #expect(stack.readerTrust.statement.map { $0.principal?.texts } == [["ec2.amazonaws.com"]])
    #expect(stack.outputs["SyncSource"] == "s3://\(stack.trail.s3BucketName)")
    #expect(stack.outputs["ReaderProfileName"] != nil)
    // moto attaches no policies to a role that a template makes, so this is read from the template.
    let text = try String(contentsOfFile: Setup.template, encoding: .utf8)
    #expect(text.contains("ManagedPolicyArns: [!Ref ReaderPolicy]"))
  }

  @Test(.enabled(if: Setup.hasMoto, "moto is not installed for python3"))
  func `each parameter switches what it says`() throws {
    let stack = try CreatedStack([
      "TrailName": "audit", "BucketName": "our-trail", "OrganizationId": "o-abcdefghij",
      "DataBucketArns": "arn:aws:s3:::data/,arn:aws:s3:::models/approved/",
      "DataBucketEvents": "writes", "SageMakerDataEvents": "yes", "BedrockDataEvents": "yes",
      "Insights": "yes", "LockMode": "COMPLIANCE", "LockDays": "2557", "KeepDays": "3000",
      "ReaderPrincipalArn": "arn:aws:iam::123456789012:role/log-host",
    ])
    #expect(stack.trail.name == "audit" && stack.trail.s3BucketName == "our-trail")
    #expect(stack.trail.isOrganizationTrail)
    #expect(
      try stack.bucketPolicy.statement("CloudTrailWrites").resource?.texts == [
        "arn:aws:s3:::our-trail/AWSLogs/123456789012/*",
        "arn:aws:s3:::our-trail/AWSLogs/o-abcdefghij/*",
      ])
    let chosen = try #require(stack.selectors.first { $0.name == "Objects of chosen buckets" })
    #expect(
      chosen.fieldSelectors.dropFirst(2) == [
        .init(
          field: "resources.ARN",
          startsWith: ["arn:aws:s3:::data/", "arn:aws:s3:::models/approved/"]),
        .init(field: "readOnly", equals: ["false"]),
      ])
    #expect(
      Set(stack.selectors.compactMap(\.resourceType)) == [
        "AWS::S3::Object", "AWS::SageMaker::FeatureGroup", "AWS::SageMaker::Endpoint",
        "AWS::SageMaker::MlflowTrackingServer", "AWS::Bedrock::AgentAlias",
        "AWS::Bedrock::InlineAgent", "AWS::Bedrock::KnowledgeBase", "AWS::Bedrock::FlowAlias",
        "AWS::Bedrock::Guardrail", "AWS::Bedrock::Model", "AWS::Bedrock::AsyncInvoke",
      ])
    #expect(
      stack.insights.map(\.insightType) == ["ApiCallRateInsight", "ApiErrorRateInsight"])
    #expect(stack.lock.rule.defaultRetention.mode == "COMPLIANCE")
    #expect(stack.lock.rule.defaultRetention.days == 2557)
    #expect(stack.lifecycle.compactMap(\.expiration.days) == [3000])
    #expect(
      stack.readerTrust.statement.map { $0.principal?.texts }
        == [["arn:aws:iam::123456789012:role/log-host"]])
    #expect(stack.outputs["ReaderProfileName"] == nil)
  }
}
