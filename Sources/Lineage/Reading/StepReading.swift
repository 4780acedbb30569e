/// Reads what a call is about, what it takes and what it makes.
///
/// The members are those of the APIs with the first letter in lower case, as CloudTrail writes them.
struct StepReading: Sendable {
  let event: ModelEvent
  let call: ModelCall
  let request: JSONMembers?
  let response: JSONMembers?

  /// What the call is about.
  ///
  /// The answer's ARN goes before the request's name where it says more: the version of a model
  /// package, the id of a pipeline's execution.
  var object: ObjectID? {
    let answered = call.responseMember.flatMap { response?.text($0) }
    let asked = call.requestMember.flatMap { request?.text($0) }
    if call.kind == .modelPackage || call.kind == .pipelineExecution {
      if let arn = answered ?? asked { return id(call.kind, arn) }
      // What was refused has no version and no id: it is the group's, or the pipeline's.
      if call.kind == .pipelineExecution { return named(.pipeline, "pipelineName") }
      return named(.modelPackageGroup, "modelPackageGroupName")
    }
    return (asked ?? answered).map { id(call.kind, $0) }
  }

  /// What the object is made of.
  var sources: [ObjectID] {
    switch call.kind {
    case .trainingJob:
      texts(.modelPackage, "modelPackageConfig.sourceModelPackageArn")
    case .tuningJob:
      texts(
        .tuningJob, "warmStartConfig.parentHyperParameterTuningJobs[].hyperParameterTuningJobName")
    case .pipelineExecution:
      [object].compactMap { $0.flatMap(pipeline) }
        + texts(.pipelineExecution, "selectiveExecutionConfig.sourcePipelineExecutionArn")
    case .modelPackage:
      [object].compactMap { $0.flatMap(group) }
        + known("sourceUri") + known("metadataProperties.generatedBy")
    case .model:
      texts(.modelPackage, "primaryContainer.modelPackageName", "containers[].modelPackageName")
    case .transformJob: texts(.model, "modelName")
    case .endpointConfiguration:
      texts(.model, "productionVariants[].modelName", "shadowProductionVariants[].modelName")
    case .endpoint: texts(.endpointConfiguration, "endpointConfigName")
    case .inferenceComponent:
      texts(.endpoint, "endpointName") + texts(.model, "specification.modelName")
    case .customizationJob: known("baseModelIdentifier")
    case .copyJob: known("sourceModelArn")
    case .provisionedThroughput: texts(.customModel, "modelId", "desiredModelId")
    case .customModelDeployment: texts(.customModel, "modelArn")
    default: []
    }
  }

  /// What a job makes under a name that its request gives.
  var products: [ObjectID] {
    switch call.kind {
    case .customizationJob: texts(.customModel, "customModelName")
    case .importJob: texts(.importedModel, "importedModelName")
    case .copyJob: texts(.customModel, "targetModelName")
    default: []
    }
  }

  /// Where the data lies that the object is made of.
  var inputLocations: [String] {
    switch call.kind {
    case .trainingJob: locations("inputDataConfig[].dataSource.s3DataSource.s3Uri")
    case .modelPackage:
      locations(
        "inferenceSpecification.containers[].modelDataUrl",
        "inferenceSpecification.containers[].modelDataSource.s3DataSource.s3Uri",
        "sourceAlgorithmSpecification.sourceAlgorithms[].modelDataUrl")
    case .model:
      ["primaryContainer", "containers[]"].flatMap {
        locations("\($0).modelDataUrl", "\($0).modelDataSource.s3DataSource.s3Uri")
      }
    default: []
    }
  }

  /// Below which a job's result comes to lie.
  ///
  /// Source: Amazon SageMaker API Reference, "OutputDataConfig": the job's name follows the path
  /// unless it is told to be left out.
  var outputLocation: String? {
    switch call.kind {
    case .trainingJob:
      guard let path = request?.text("outputDataConfig.s3OutputPath"),
        let name = request?.text("trainingJobName")
      else { return nil }
      let leavesOutName =
        request?.text("outputDataConfig.removeJobNameFromS3OutputPath") == "true"
      return Self.folder(path) + (leavesOutName ? "" : name + "/") + "output/"
    case .tuningJob:
      return request?.text("trainingJobDefinition.outputDataConfig.s3OutputPath").map(Self.folder)
    case .processingJob:
      return request?.text("processingOutputConfig.outputs[].s3Output.s3Uri").map(Self.folder)
    default: return nil
    }
  }

  /// What else the request says that people ask for.
  var facts: [ModelStep.Fact] {
    Self.facts.flatMap { name, paths in
      var seen: Set<String> = []
      return paths.flatMap { request?.texts($0) ?? [] }.filter { seen.insert($0).inserted }
        .map { ModelStep.Fact(name: name, value: $0) }
    }
  }

  private static let facts: [(name: String, paths: [String])] = [
    ("approval", ["modelApprovalStatus"]),
    ("reason", ["approvalDescription"]),
    (
      "image",
      [
        "algorithmSpecification.trainingImage", "algorithmSpecification.algorithmName",
        "trainingJobDefinition.algorithmSpecification.trainingImage", "appSpecification.imageUri",
        "inferenceSpecification.containers[].image", "primaryContainer.image",
        "containers[].image",
      ]
    ),
    ("image digest", ["inferenceSpecification.containers[].imageDigest"]),
    (
      "data",
      [
        "inputDataConfig[].dataSource.s3DataSource.s3Uri",
        "inputDataConfig[].dataSource.fileSystemDataSource.fileSystemId",
        "processingInputs[].s3Input.s3Uri", "trainingDataConfig.s3Uri",
        "validationDataConfig.validators[].s3Uri", "transformInput.dataSource.s3DataSource.s3Uri",
        "trainingJobDefinition.inputDataConfig[].dataSource.s3DataSource.s3Uri",
      ]
    ),
    (
      "model data",
      [
        "inferenceSpecification.containers[].modelDataUrl",
        "inferenceSpecification.containers[].modelDataSource.s3DataSource.s3Uri",
        "primaryContainer.modelDataUrl", "containers[].modelDataUrl",
        "primaryContainer.modelDataSource.s3DataSource.s3Uri",
      ]
    ),
    (
      "output",
      [
        "outputDataConfig.s3OutputPath", "outputDataConfig.s3Uri",
        "processingOutputConfig.outputs[].s3Output.s3Uri", "transformOutput.s3OutputPath",
      ]
    ),
    ("role passed", ["roleArn", "executionRoleArn", "trainingJobDefinition.roleArn"]),
    ("base model", ["baseModelIdentifier", "serverlessJobConfig.baseModelArn"]),
    ("customization", ["customizationType"]),
    ("commit", ["metadataProperties.commitId"]),
    ("configuration", ["endpointConfigName"]),
    (
      "weight", ["desiredWeightsAndCapacities[].desiredWeight"]
    ),
    ("skips validation", ["skipModelValidation"]),
  ]

  // MARK: Names

  private func id(_ kind: ObjectKind, _ reference: String) -> ObjectID {
    ObjectID(kind, reference: reference, account: event.account, region: event.region)
  }

  private func named(_ kind: ObjectKind, _ path: String) -> ObjectID? {
    request?.text(path).map { id(kind, $0) }
  }

  private func texts(_ kind: ObjectKind, _ paths: String...) -> [ObjectID] {
    paths.flatMap { request?.texts($0) ?? [] }.map { id(kind, $0) }
  }

  /// What an ARN in the request stands for; a plain name could be that of anything.
  private func known(_ path: String) -> [ObjectID] {
    (request?.texts(path) ?? []).compactMap { ObjectID(arn: $0) }
  }

  /// The group that a versioned model package belongs to.
  private func group(of package: ObjectID) -> ObjectID? {
    let parts = package.name.split(separator: "/")
    guard package.kind == .modelPackage, parts.count == 2 else { return nil }
    return ObjectID(
      .modelPackageGroup, String(parts[0]), account: package.account, region: package.region)
  }

  /// The pipeline that an execution is one of.
  private func pipeline(of execution: ObjectID) -> ObjectID? {
    let parts = execution.name.split(separator: "/")
    guard execution.kind == .pipelineExecution, parts.count == 2 else { return nil }
    return ObjectID(
      .pipeline, String(parts[0]), account: execution.account, region: execution.region)
  }

  private func locations(_ paths: String...) -> [String] {
    paths.flatMap { request?.texts($0) ?? [] }
  }

  private static func folder(_ path: String) -> String { path.hasSuffix("/") ? path : path + "/" }
}
