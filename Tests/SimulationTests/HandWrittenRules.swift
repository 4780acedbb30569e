@testable import Simulation

/// The shipped rules as Swift, written from their files and not from the simulator.
extension SlowEvaluator.Rule {
  typealias Record = SimulatedTrail.Record

  static let all: [Self] = plain + counted

  private static func plain(
    _ id: String, _ service: String, _ names: [String], failedToo: Bool = false,
    unless isExcepted: @escaping @Sendable (Record) -> Bool = { _ in false }
  ) -> Self {
    plain(id) { record in
      record.text("eventSource") == "\(service).amazonaws.com"
        && names.contains(record.text("eventName") ?? "")
        && (failedToo || record.value("errorCode") == nil) && !isExcepted(record)
    }
  }

  private static func plain(_ id: String, matches: @escaping @Sendable (Record) -> Bool) -> Self {
    Self(
      id: id, windowSeconds: 3_600, groupBy: ["actor"], matches: matches,
      holds: { !$0.isEmpty })
  }

  /// The roles that rules name are those that the configuration has by default.
  private static func isRole(_ name: String, _ record: Record) -> Bool {
    record.text("userIdentity.sessionContext.sessionIssuer.arn")?.hasSuffix(":role/\(name)") == true
  }

  private static let plain: [Self] = [
    plain("fd44a275-0fd0-4d44-9349-00a14b909705") { record in
      let source = record.text("eventSource")
      let starts = [
        "CreateTrainingJob", "CreateHyperParameterTuningJob", "CreateAutoMLJob",
        "CreateAutoMLJobV2", "StartPipelineExecution", "RetryPipelineExecution",
        "StartModelTraining", "StartRetraining",
      ].contains(record.text("eventName"))
      let customizes = record.text("eventName") == "CreateModelCustomizationJob"
      return
        (source == "sagemaker.amazonaws.com" && starts
        || source == "bedrock.amazonaws.com" && customizes)
        && !isRole("ml-pipeline", record) && record.text("eventType") != "AwsServiceEvent"
        && record.value("errorCode") == nil
    },
    plain(
      "2ddb31f0-4a4f-4a9b-928b-05492982084b", "sagemaker",
      [
        "UpdateEndpoint", "UpdateEndpointWeightsAndCapacities", "UpdateInferenceComponent",
        "DeleteEndpoint",
      ],
      unless: { record in
        isRole("ml-pipeline", record)
          || record.text("userIdentity.invokedBy")
            == "sagemaker.application-autoscaling.amazonaws.com"
      }),
    plain(
      "d7aa31e3-c407-4256-8e97-8199610b7bd3", "sagemaker", ["UpdateModelPackage"],
      unless: { record in
        isRole("ml-approver", record)
          || record.text("requestParameters.modelApprovalStatus") != "Approved"
      }),
    plain(
      "4c5fdb6d-ee48-4df9-8858-0e76a1574463", "sagemaker",
      ["DeleteModelPackage", "DeleteModelPackageGroup"]),
    plain(
      "440e7ab0-d65c-494e-8842-ec46b5ea9435", "sagemaker",
      ["StopMonitoringSchedule", "DeleteMonitoringSchedule"]),
    plain("c262463a-4360-4208-9f1f-f64eb1c8ef45", "bedrock", ["DeleteGuardrail"]),
    plain(
      "876412c2-40fa-4c0d-9e94-094d6540474c", "cloudtrail",
      ["StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors"], failedToo: true),
    plain(
      "756a0995-9447-49d9-9793-c3e07448f74c", "bedrock",
      ["DeleteModelInvocationLoggingConfiguration"], failedToo: true),
    plain(
      "c782f1b8-9be9-472d-bc1a-b041ef1a6ad4", "kms", ["DisableKey", "ScheduleKeyDeletion"]),
    plain("5f47e20a-7ecf-4773-905e-a05ca218febd") { record in
      record.text("userIdentity.type") == "Root" && record.text("eventType") != "AwsServiceEvent"
        && record.value("userIdentity.invokedBy") == nil
    },
    plain(
      "4964a532-c764-45ec-ae59-93b4a2bdf06a", "signin", ["ConsoleLogin"],
      unless: { record in
        record.text("responseElements.ConsoleLogin") != "Success"
          || record.text("additionalEventData.MFAUsed") != "No"
          || record.text("userIdentity.type") != "IAMUser"
      }),
    plain(
      "2c38283d-82d3-4ef2-82f4-510dd58219bd", "iam", ["CreateAccessKey"],
      unless: { record in
        isRole("platform-admin", record)
          || record.text("userIdentity.type") != "AssumedRole"
      }),
  ]

  private static let counted: [Self] = [
    Self(
      id: "4e6aaaba-adee-4933-b05d-9f7c4ea89122", windowSeconds: 600,
      groupBy: ["userIdentity.arn"],
      matches: { record in
        record.text("eventSource") == "s3.amazonaws.com"
          && ["GetObject", "HeadObject", "ListObjects"].contains(record.text("eventName"))
          && record.text("requestParameters.bucketName")?.contains("training-data") == true
          && isDenied(record) && record.text("userIdentity.type") != "AWSService"
      }, holds: { $0.count >= 10 }),
    Self(
      id: "29509f7b-ea3d-46c3-9a88-1236fb415c2d", windowSeconds: 300,
      groupBy: ["userIdentity.sessionContext.sessionIssuer.arn"],
      matches: { record in
        record.text("eventSource") == "bedrock.amazonaws.com" && isDenied(record)
          && ["InvokeModel", "InvokeModelWithResponseStream", "Converse", "ConverseStream"]
            .contains(record.text("eventName"))
      }, holds: { $0.count > 14 }),
    Self(
      id: "c0a392ee-66cc-4fe3-a273-cd3f9fe3502c", windowSeconds: 600,
      groupBy: ["recipientAccountId", "sourceIPAddress"],
      matches: { record in
        record.text("eventSource") == "signin.amazonaws.com"
          && record.text("eventName") == "ConsoleLogin"
          && record.text("responseElements.ConsoleLogin") == "Failure"
      }, holds: { $0.count >= 5 }),
    Self(
      id: "59acf8a0-c0d6-430a-8a8b-87b7f9b5a90a", windowSeconds: 600,
      groupBy: ["userIdentity.sessionContext.sessionIssuer.arn"],
      matches: { record in
        record.text("userIdentity.type") == "AssumedRole"
          && (isDenied(record) || isUnauthorized(record))
      }, holds: { $0.count >= 22 }),
    Self(
      id: "0efcabd2-c92d-400f-8211-2d5ec2a5e1ce", windowSeconds: 600, groupBy: ["actor"],
      matches: { record in
        (isDenied(record) || isUnauthorized(record)) && !isFromService(record)
      },
      holds: { records in Set(records.map { $0.text("eventName") }).count >= 10 }),
  ]

  private static func isDenied(_ record: Record) -> Bool {
    record.text("errorCode")?.hasPrefix("AccessDenied") == true
  }

  private static func isUnauthorized(_ record: Record) -> Bool {
    record.text("errorCode")?.hasSuffix("UnauthorizedOperation") == true
  }

  private static func isFromService(_ record: Record) -> Bool {
    record.text("userIdentity.type") == "AWSService"
      || record.text("userIdentity.invokedBy")?.hasSuffix(".amazonaws.com") == true
      || record.text("sourceIPAddress")?.hasSuffix(".amazonaws.com") == true
      || record.text("sourceIPAddress") == "AWS Internal"
  }
}
