/// What kind of thing a call of SageMaker or Bedrock makes, changes or deletes.
public enum ObjectKind: String, Sendable, Hashable, CaseIterable {
  case trainingJob = "training job"
  case tuningJob = "tuning job"
  case autoMLJob = "AutoML job"
  case processingJob = "processing job"
  case transformJob = "transform job"
  case labelingJob = "labeling job"
  case compilationJob = "compilation job"
  case optimizationJob = "optimization job"
  case pipeline
  case pipelineExecution = "pipeline execution"
  case modelPackageGroup = "model package group"
  case modelPackage = "model package"
  case modelCard = "model card"
  case model
  case endpointConfiguration = "endpoint configuration"
  case endpoint
  case inferenceComponent = "inference component"
  case inferenceExperiment = "inference experiment"
  case monitoringSchedule = "monitoring schedule"
  case notebookInstance = "notebook instance"
  case lifecycleConfiguration = "lifecycle configuration"
  case cluster
  case domain
  case userProfile = "user profile"
  case app
  case featureGroup = "feature group"
  case customizationJob = "customization job"
  case importJob = "import job"
  case copyJob = "copy job"
  case evaluationJob = "evaluation job"
  case batchInference = "batch inference job"
  case customModel = "custom model"
  case importedModel = "imported model"
  case provisionedThroughput = "provisioned throughput"
  case customModelDeployment = "custom model deployment"
  case guardrail
  case agent
  case knowledgeBase = "knowledge base"
  case dataSource = "data source"

  /// The kind that an ARN's resource type stands for.
  ///
  /// Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon
  /// SageMaker AI" and "… for Amazon Bedrock".
  init?(resourceType: Substring) {
    guard let kind = Self.resourceTypes[String(resourceType)] else { return nil }
    self = kind
  }

  private static let resourceTypes: [String: ObjectKind] = [
    "training-job": .trainingJob, "hyper-parameter-tuning-job": .tuningJob,
    "automl-job": .autoMLJob, "processing-job": .processingJob, "transform-job": .transformJob,
    "labeling-job": .labelingJob, "compilation-job": .compilationJob,
    "optimization-job": .optimizationJob, "pipeline": .pipeline,
    "model-package-group": .modelPackageGroup, "model-package": .modelPackage,
    "model-card": .modelCard, "model": .model, "endpoint-config": .endpointConfiguration,
    "endpoint": .endpoint, "inference-component": .inferenceComponent,
    "inference-experiment": .inferenceExperiment, "monitoring-schedule": .monitoringSchedule,
    "notebook-instance": .notebookInstance, "cluster": .cluster, "domain": .domain,
    "feature-group": .featureGroup, "model-customization-job": .customizationJob,
    "model-import-job": .importJob, "model-copy-job": .copyJob,
    "evaluation-job": .evaluationJob, "model-invocation-job": .batchInference,
    "custom-model": .customModel, "imported-model": .importedModel,
    "provisioned-model": .provisionedThroughput,
    "custom-model-deployment": .customModelDeployment, "guardrail": .guardrail, "agent": .agent,
    "knowledge-base": .knowledgeBase,
  ]
}
