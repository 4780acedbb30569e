/// Steps of the work on models that a report tells apart, finer than a ``Topic``.
///
/// Calls are pairs of a source and a name, because names repeat; none belongs to two classes.
///
/// Sources: the user guides of SageMaker and Bedrock, "Logging … with CloudTrail".
enum CallClass: String, CaseIterable {
  /// Jobs that make a model, and what starts them.
  case training
  /// Versions of models, and their approval.
  case registry
  /// What serves models.
  case deployment
  /// Ends of models, of what makes and of what guards them.
  case deletion
  /// Reads and writes of data.
  case data
  /// Invocations of Bedrock's models.
  case invocation

  /// The names of each source.
  private var names: [(source: String, names: String)] {
    switch self {
    case .training: [("sagemaker", Self.trainings), ("bedrock", Self.customisations)]
    case .registry: [("sagemaker", Self.registrations)]
    case .deployment: [("sagemaker", Self.deployments), ("bedrock", Self.bedrockDeployments)]
    case .deletion: [("sagemaker", Self.deletions), ("bedrock", Self.bedrockDeletions)]
    case .data: [("s3", Self.objects), ("sagemaker", Self.records), ("bedrock", Self.retrievals)]
    case .invocation:
      [("bedrock", "InvokeModel InvokeModelWithResponseStream Converse ConverseStream")]
    }
  }

  /// The pairs as rows of SQL.
  var values: String {
    let pairs = names.flatMap { source, names in
      names.split(separator: " ").map { "('\(source).amazonaws.com', '\($0)')" }
    }
    return "VALUES " + pairs.joined(separator: ", ")
  }

  /// What an event of the view `events` must fulfil.
  var condition: String { "(event_source, event_name) IN (\(values))" }

  private static let trainings = """
    CreateAutoMLJob CreateAutoMLJobV2 CreateHyperParameterTuningJob CreateJob CreatePipeline \
    CreateProcessingJob CreateTrainingJob CreateTransformJob RetryPipelineExecution \
    SendPipelineExecutionStepFailure SendPipelineExecutionStepSuccess StartPipelineExecution \
    StopHyperParameterTuningJob StopPipelineExecution StopTrainingJob UpdatePipeline \
    UpdatePipelineExecution UpdateTrainingJob
    """
  private static let customisations = """
    CreateCustomModel CreateModelCopyJob CreateModelCustomizationJob CreateModelImportJob \
    StartIngestionJob StopModelCustomizationJob
    """
  private static let registrations = """
    CreateModelCard CreateModelPackage CreateModelPackageGroup DeleteModelPackageGroupPolicy \
    PutModelPackageGroupPolicy UpdateModelCard UpdateModelPackage
    """
  private static let deployments = """
    CreateEndpoint CreateEndpointConfig CreateInferenceComponent CreateInferenceExperiment \
    CreateModel StopInferenceExperiment UpdateEndpoint UpdateEndpointWeightsAndCapacities \
    UpdateInferenceComponent
    """
  private static let bedrockDeployments = """
    CreateAgentAlias CreateCustomModelDeployment CreateInferenceProfile \
    CreateProvisionedModelThroughput PrepareAgent UpdateAgent UpdateAgentAlias \
    UpdateCustomModelDeployment UpdateProvisionedModelThroughput
    """
  private static let deletions = """
    DeleteArtifact DeleteAssociation DeleteEndpoint DeleteEndpointConfig DeleteFeatureGroup \
    DeleteModel DeleteModelCard DeleteModelPackage DeleteModelPackageGroup \
    DeleteMonitoringSchedule DeletePipeline DeleteTrainingJob StopMonitoringSchedule
    """
  private static let bedrockDeletions = """
    DeleteAgent DeleteCustomModel DeleteCustomModelDeployment DeleteDataSource DeleteGuardrail \
    DeleteImportedModel DeleteKnowledgeBase DeleteModelInvocationLoggingConfiguration \
    PutModelInvocationLoggingConfiguration UpdateGuardrail
    """
  private static let objects = """
    CompleteMultipartUpload CopyObject DeleteObject DeleteObjects GetObject HeadObject PutObject
    """
  private static let records = """
    BatchGetRecord BatchWriteRecord DeleteRecord GetRecord InvokeEndpointWithResponseStream PutRecord
    """
  private static let retrievals = """
    ApplyGuardrail InvokeAgent InvokeFlow InvokeInlineAgent Retrieve RetrieveAndGenerate
    """
}
