/// What a call was about: the first of the names that its parameters give.
enum EventObject {
  /// For changes of permissions, trails, buckets and keys.
  static let changed = text([
    "userName", "roleName", "groupName", "policyArn", "policyName", "instanceProfileName",
    "accessKeyId", "name", "trailName", "bucketName", "keyId", "eventDataStore", "detectorId",
    "logGroupName", "configurationRecorderName", "deliveryChannelName", "policyId", "targetId",
    "permissionSetArn", "modelPackageGroupName", "resourceArn", "functionName", "secretId",
    "repositoryName", "queueUrl", "topicArn", "rule",
  ])

  /// For models, from training to the end.
  static let model = text([
    "trainingJobName", "hyperParameterTuningJobName", "autoMLJobName", "processingJobName",
    "transformJobName", "jobName", "pipelineName", "pipelineExecutionArn", "modelPackageArn",
    "modelPackageName", "modelPackageGroupName", "modelCardName", "endpointName",
    "endpointConfigName", "inferenceComponentName", "modelName", "name", "monitoringScheduleName",
    "featureGroupName", "customModelName", "importedModelName", "modelIdentifier", "jobIdentifier",
    "modelDeploymentName", "provisionedModelName", "provisionedModelId", "guardrailIdentifier",
    "agentAliasId", "agentId", "knowledgeBaseId", "dataSourceId", "inferenceProfileName",
    "artifactArn", "sourceArn", "callbackToken",
  ])

  /// For data, and for Bedrock's models.
  static let store = text([
    "bucketName", "modelId", "featureGroupName", "knowledgeBaseId", "agentId", "flowIdentifier",
    "guardrailIdentifier", "endpointName",
  ])

  /// SQLite stops at what is no JSON, which requests that were cut short can be.
  private static func text(_ members: [String]) -> String {
    let values = members.map { "json_extract(request_parameters, '$.\($0)')" }
    return "CASE WHEN json_valid(request_parameters) THEN CAST(coalesce("
      + values.joined(separator: ", ") + ") AS TEXT) END"
  }
}
