extension Topic {
  /// The sources of SageMaker and Bedrock.
  private static let modelSources = [
    "sagemaker.amazonaws.com", "metrics-sagemaker.amazonaws.com", "bedrock.amazonaws.com",
    "bedrock-agentcore.amazonaws.com",
  ]

  static let machineLearningCalls = modelSources.map { TopicCalls(source: $0) }

  static let modelChangeCalls = modelSources.map { source in
    TopicCalls(source: source, exceptions: invocations, isChange: true)
  }

  /// Calls that use a model and change none, whatever their records say of themselves.
  private static let invocations: Set<String> = [
    "InvokeModel", "InvokeModelWithResponseStream", "InvokeModelWithBidirectionalStream",
    "Converse", "ConverseStream", "InvokeAgent", "InvokeInlineAgent", "InvokeFlow", "Retrieve",
    "RetrieveAndGenerate", "ApplyGuardrail", "InvokeEndpoint", "InvokeEndpointAsync",
    "InvokeEndpointWithResponseStream",
  ]
}
