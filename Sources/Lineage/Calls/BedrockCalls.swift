/// The calls of Bedrock.
///
/// Source: Amazon Bedrock API Reference, "Actions".
extension ModelCall {
  private static let bedrock = "bedrock.amazonaws.com"

  /// What makes, serves and guards models of Bedrock.
  static let bedrockCalls: [ModelCall] = [
    // A job is named when it is made, and by name or ARN when it is stopped.
    calls(
      .customizationJob, of: bedrock, request: "jobName", response: "jobArn",
      [("CreateModelCustomizationJob", .requested)]),
    calls(
      .customizationJob, of: bedrock, request: "jobIdentifier", response: nil,
      [("StopModelCustomizationJob", .stopped)]),
    calls(
      .importJob, of: bedrock, request: "jobName", response: "jobArn",
      [("CreateModelImportJob", .requested)]),
    calls(
      .copyJob, of: bedrock, request: "targetModelName", response: "jobArn",
      [("CreateModelCopyJob", .requested)]),
    calls(
      .evaluationJob, of: bedrock, request: "jobName", response: "jobArn",
      [("CreateEvaluationJob", .requested)]),
    calls(
      .evaluationJob, of: bedrock, request: "jobIdentifier", response: nil,
      [("StopEvaluationJob", .stopped)]),
    calls(
      .batchInference, of: bedrock, request: "jobName", response: "jobArn",
      [("CreateModelInvocationJob", .requested)]),
    calls(
      .customModel, of: bedrock, request: "modelName", response: "modelArn",
      [("CreateCustomModel", .created)]),
    calls(
      .customModel, of: bedrock, request: "modelIdentifier", response: nil,
      [("DeleteCustomModel", .deleted)]),
    calls(
      .importedModel, of: bedrock, request: "modelIdentifier", response: nil,
      [("DeleteImportedModel", .deleted)]),
    calls(
      .provisionedThroughput, of: bedrock, request: "provisionedModelName",
      response: "provisionedModelArn", [("CreateProvisionedModelThroughput", .created)]),
    calls(
      .provisionedThroughput, of: bedrock, request: "provisionedModelId", response: nil,
      [
        ("UpdateProvisionedModelThroughput", .changed),
        ("DeleteProvisionedModelThroughput", .deleted),
      ]),
    calls(
      .customModelDeployment, of: bedrock, request: "modelDeploymentName",
      response: "customModelDeploymentArn", [("CreateCustomModelDeployment", .created)]),
    calls(
      .customModelDeployment, of: bedrock, request: "customModelDeploymentIdentifier",
      response: "customModelDeploymentArn",
      [("UpdateCustomModelDeployment", .changed), ("DeleteCustomModelDeployment", .deleted)]),
    calls(
      .guardrail, of: bedrock, request: "guardrailIdentifier", response: "guardrailArn",
      [("UpdateGuardrail", .changed), ("DeleteGuardrail", .deleted), ("GetGuardrail", .read)]),
    calls(
      .guardrail, of: bedrock, request: "name", response: "guardrailArn",
      [("CreateGuardrail", .created)]),
    calls(
      .agent, of: bedrock, request: "agentId", response: nil,
      [("UpdateAgent", .changed), ("PrepareAgent", .changed), ("DeleteAgent", .deleted)]),
    calls(
      .agent, of: bedrock, request: "agentName", response: nil, [("CreateAgent", .created)]),
    calls(
      .knowledgeBase, of: bedrock, request: "knowledgeBaseId", response: nil,
      [
        ("UpdateKnowledgeBase", .changed), ("DeleteKnowledgeBase", .deleted),
        ("StartIngestionJob", .started), ("StopIngestionJob", .stopped),
      ]),
    calls(
      .knowledgeBase, of: bedrock, request: "name", response: nil,
      [("CreateKnowledgeBase", .created)]),
    calls(
      .dataSource, of: bedrock, request: "dataSourceId", response: nil,
      [("UpdateDataSource", .changed), ("DeleteDataSource", .deleted)]),
    calls(
      .dataSource, of: bedrock, request: "name", response: nil, [("CreateDataSource", .created)]),
  ].flatMap { $0 }
}
