/// The calls of SageMaker; names and members are those of its API with the first letter in lower
/// case, as CloudTrail writes them.
///
/// Source: Amazon SageMaker API Reference, "Actions".
extension ModelCall {
  private static let sageMaker = "sagemaker.amazonaws.com"

  /// What makes a model.
  static let trainingCalls: [ModelCall] = [
    jobs(
      .trainingJob, "TrainingJob", "trainingJobName", "trainingJobArn",
      more: [("UpdateTrainingJob", .changed)]),
    jobs(
      .tuningJob, "HyperParameterTuningJob", "hyperParameterTuningJobName",
      "hyperParameterTuningJobArn"),
    jobs(
      .autoMLJob, "AutoMLJob", "autoMLJobName", "autoMLJobArn",
      more: [("CreateAutoMLJobV2", .requested)]),
    jobs(.processingJob, "ProcessingJob", "processingJobName", "processingJobArn"),
    jobs(.transformJob, "TransformJob", "transformJobName", "transformJobArn"),
    jobs(.labelingJob, "LabelingJob", "labelingJobName", "labelingJobArn"),
    jobs(.compilationJob, "CompilationJob", "compilationJobName", "compilationJobArn"),
    jobs(.optimizationJob, "OptimizationJob", "optimizationJobName", "optimizationJobArn"),
    calls(
      .pipeline, of: sageMaker, request: "pipelineName", response: "pipelineArn",
      [
        ("CreatePipeline", .created), ("UpdatePipeline", .changed), ("DeletePipeline", .deleted),
        ("DescribePipeline", .read),
      ]),
    calls(
      .pipelineExecution, of: sageMaker, request: "pipelineExecutionArn",
      response: "pipelineExecutionArn",
      [
        ("StartPipelineExecution", .started), ("RetryPipelineExecution", .retried),
        ("StopPipelineExecution", .stopped), ("UpdatePipelineExecution", .changed),
        ("DescribePipelineExecution", .read),
      ]),
  ].flatMap { $0 }

  /// What registers and serves a model.
  static let servingCalls: [ModelCall] = [
    calls(
      .modelPackageGroup, of: sageMaker, request: "modelPackageGroupName",
      response: "modelPackageGroupArn",
      [
        ("CreateModelPackageGroup", .created), ("DeleteModelPackageGroup", .deleted),
        ("PutModelPackageGroupPolicy", .changed), ("DeleteModelPackageGroupPolicy", .changed),
      ]),
    // A versioned package has its name from the answer alone: the request gives its group.
    calls(
      .modelPackage, of: sageMaker, request: "modelPackageName", response: "modelPackageArn",
      [
        ("CreateModelPackage", .created), ("DeleteModelPackage", .deleted),
        ("DescribeModelPackage", .read),
      ]),
    calls(
      .modelPackage, of: sageMaker, request: "modelPackageArn", response: "modelPackageArn",
      [("UpdateModelPackage", .changed)]),
    objects(.modelCard, "ModelCard", "modelCardName", "modelCardArn"),
    objects(.model, "Model", "modelName", "modelArn"),
    objects(.endpointConfiguration, "EndpointConfig", "endpointConfigName", "endpointConfigArn"),
    objects(
      .endpoint, "Endpoint", "endpointName", "endpointArn",
      more: [("UpdateEndpointWeightsAndCapacities", .changed)]),
    objects(
      .inferenceComponent, "InferenceComponent", "inferenceComponentName",
      "inferenceComponentArn", more: [("UpdateInferenceComponentRuntimeConfig", .changed)]),
    objects(
      .inferenceExperiment, "InferenceExperiment", "name", "inferenceExperimentArn",
      more: [("StartInferenceExperiment", .started), ("StopInferenceExperiment", .stopped)]),
    objects(
      .monitoringSchedule, "MonitoringSchedule", "monitoringScheduleName",
      "monitoringScheduleArn",
      more: [
        ("StartMonitoringSchedule", .started), ("StopMonitoringSchedule", .stopped),
        ("UpdateMonitoringAlert", .changed),
      ]),
  ].flatMap { $0 }

  /// The machines and rooms in which people work on models, and the features that they use.
  static let workspaceCalls: [ModelCall] = [
    objects(
      .notebookInstance, "NotebookInstance", "notebookInstanceName", "notebookInstanceArn",
      more: [
        ("StartNotebookInstance", .started), ("StopNotebookInstance", .stopped),
        ("CreatePresignedNotebookInstanceUrl", .requested),
      ]),
    objects(
      .lifecycleConfiguration, "NotebookInstanceLifecycleConfig",
      "notebookInstanceLifecycleConfigName", "notebookInstanceLifecycleConfigArn"),
    objects(.cluster, "Cluster", "clusterName", "clusterArn"),
    objects(
      .domain, "Domain", "domainId", "domainArn",
      more: [("CreatePresignedDomainUrl", .requested)]),
    objects(.userProfile, "UserProfile", "userProfileName", "userProfileArn"),
    objects(.app, "App", "appName", "appArn"),
    objects(.featureGroup, "FeatureGroup", "featureGroupName", "featureGroupArn"),
  ].flatMap { $0 }

  /// The calls about a job, which never say whether it succeeded.
  private static func jobs(
    _ kind: ObjectKind, _ noun: String, _ request: String, _ response: String,
    more: [(name: String, verb: Verb)] = []
  ) -> [ModelCall] {
    calls(
      kind, of: sageMaker, request: request, response: response,
      [
        ("Create\(noun)", .requested), ("Stop\(noun)", .stopped), ("Delete\(noun)", .deleted),
        ("Describe\(noun)", .read),
      ] + more)
  }

  private static func objects(
    _ kind: ObjectKind, _ noun: String, _ request: String, _ response: String,
    more: [(name: String, verb: Verb)] = []
  ) -> [ModelCall] {
    calls(
      kind, of: sageMaker, request: request, response: response,
      [
        ("Create\(noun)", .created), ("Update\(noun)", .changed), ("Delete\(noun)", .deleted),
        ("Describe\(noun)", .read),
      ] + more)
  }
}
