/// Bedrock: invocations, and the settings that keep them safe and logged.
enum BedrockEvents {
  private static let model =
    "<pick:amazon.nova-pro-v1|meta.llama3-70b-instruct-v1|mistral.mistral-large-2402-v1>:0"

  private static func call(
    _ name: String, request: String, response: String = "null", isReadOnly: Bool
  ) -> EventTemplate {
    var template = EventTemplate(service: "bedrock", name: name)
    template.request = request
    template.response = response
    template.isReadOnly = isReadOnly
    return template
  }

  private static func invocation(_ name: String) -> EventTemplate {
    var template = call(name, request: #"{"modelId":"\#(model)"}"#, isReadOnly: true)
    template.host = "bedrock-runtime.<region>.amazonaws.com"
    template.additional =
      #"{"inferenceRegion":"<region>","inputTokens":<number:40:9000>,"#
      + #""outputTokens":<number:10:2000>}"#
    template.comesThroughEndpoint = true
    return template
  }

  static let invokeModel = invocation("InvokeModel")
  static let invokeStream = invocation("InvokeModelWithResponseStream")
  static let converse = invocation("Converse")
  static let throttledInvocation = refused(
    invokeModel, "ThrottlingException", "Too many requests, please wait before trying again.")
  static let deniedInvocation = refused(
    invokeModel, "AccessDenied", "You don't have access to the model with the specified model ID.")
  static let deniedConversation = refused(
    converse, "AccessDenied", "You don't have access to the model with the specified model ID.")

  private static func refused(
    _ template: EventTemplate, _ code: String, _ message: String
  ) -> EventTemplate {
    var copy = template.failing(code, message)
    copy.additional = nil
    return copy
  }

  private static let guardrail = #"{"guardrailIdentifier":"<letters:12#guardrail@place>"}"#

  static let getGuardrail = call("GetGuardrail", request: guardrail, isReadOnly: true)
  static let deleteGuardrail = call("DeleteGuardrail", request: guardrail, isReadOnly: false)
  static let deniedGuardrailDeletion = deleteGuardrail.denied(
    "User is not authorized to perform: bedrock:DeleteGuardrail")

  static let getInvocationLogging = call(
    "GetModelInvocationLoggingConfiguration", request: "null", isReadOnly: true)
  static let deleteInvocationLogging = call(
    "DeleteModelInvocationLoggingConfiguration", request: "null", isReadOnly: false)

  static let listModels = call("ListFoundationModels", request: "null", isReadOnly: true)

  static let customizeModel = call(
    "CreateModelCustomizationJob",
    request: #"{"jobName":"tune-<hex:8@run>","customModelName":"support-<hex:8@run>","#
      + #""roleArn":"arn:aws:iam::<account>:role/service-role/bedrock-customization","#
      + #""baseModelIdentifier":"amazon.nova-lite-v1:0","customizationType":"FINE_TUNING","#
      + #""trainingDataConfig":{"s3Uri":"s3://\#(StorageEvents.trainingData)/chats.jsonl"},"#
      + #""outputDataConfig":{"s3Uri":"s3://\#(StorageEvents.artifacts)/bedrock"}}"#,
    response: #"{"jobArn":"arn:aws:bedrock:<region>:<account>:"#
      + #"model-customization-job/<id:12@run>"}"#,
    isReadOnly: false
  )
  .about(
    LineageNote(
      "customization job", "tune-<hex:8@run>",
      makes: [.init(kind: "custom model", name: "support-<hex:8@run>")]))
}
