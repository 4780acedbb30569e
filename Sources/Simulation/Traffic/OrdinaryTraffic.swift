/// What happens all day long.
///
/// None of it may match a shipped rule: what people are refused now and then is planted instead,
/// because it counts.
enum OrdinaryTraffic {
  static let chains: [Chain] = [
    storage, keys, identity, machineLearning, operations, failures, WorkChains.all,
  ].flatMap { $0 }

  private static let storage: [Chain] = [
    Chain.single(600, StorageEvents.readTrainingData, by: Workloads.execution, Workloads.etl),
    Chain.single(220, StorageEvents.headTrainingData, by: Workloads.execution),
    Chain.single(260, StorageEvents.writeTrainingData, by: Workloads.etl),
    Chain.single(330, StorageEvents.writeCheckpoint, by: Workloads.execution),
    Chain.single(160, StorageEvents.readModel, by: Workloads.execution, Workloads.chat),
    Chain.single(60, StorageEvents.writeModel, by: Workloads.execution),
    Chain.single(300, StorageEvents.trailDelivery, by: Workloads.trailService),
    Chain.single(240, StorageEvents.bucketAcl, by: Workloads.trailService),
    Chain.single(60, StorageEvents.bucketVersioning, by: People.auditor, Workloads.backup),
  ].flatMap { $0 }

  private static let keys: [Chain] = [
    Chain.single(520, KeyEvents.decrypt, by: Workloads.executionByStorage),
    Chain.single(330, KeyEvents.generateDataKey, by: Workloads.executionByStorage),
    Chain.single(260, KeyEvents.trailDataKey, by: Workloads.trailService),
    Chain.single(60, KeyEvents.describeKey, by: People.auditor),
    Chain.single(6, KeyEvents.rotateKey, by: Workloads.keyRotation),
  ].flatMap { $0 }

  private static let identity: [Chain] = [
    Chain.single(
      180, IdentityEvents.assumeRole, by: Workloads.sageMakerService, Workloads.lambdaService,
      Workloads.instanceService, Workloads.bedrockService, Workloads.schedulerService),
    Chain.single(
      70, IdentityEvents.callerIdentity, by: Workloads.deployer, Workloads.exporter,
      Workloads.features),
    Chain.single(50, IdentityEvents.listRoles, by: People.auditor),
    Chain.single(40, IdentityEvents.getRole, by: Workloads.deployer, Workloads.pipeline),
    Chain.single(30, IdentityEvents.listUsers, by: People.auditor),
    Chain.single(30, IdentityEvents.listAccessKeys, by: People.auditor),
    Chain.single(20, IdentityEvents.accountSummary, by: People.administrator),
  ].flatMap { $0 }

  private static let machineLearning: [Chain] = [
    Chain.single(420, BedrockEvents.invokeModel, by: Workloads.chat),
    Chain.single(200, BedrockEvents.invokeStream, by: Workloads.chat),
    Chain.single(160, BedrockEvents.converse, by: Workloads.chat, Workloads.features),
    Chain.single(30, BedrockEvents.getGuardrail, by: Workloads.chat),
    Chain.single(20, BedrockEvents.getInvocationLogging, by: People.auditor),
    Chain.single(20, BedrockEvents.listModels, by: People.engineer(2)),
    Chain.single(150, ModelEvents.putFeature, by: Workloads.features),
    Chain.single(130, ModelEvents.describeEndpoint, by: Workloads.scaling, Workloads.deployer),
    Chain.single(30, ModelEvents.shiftEndpointTraffic, by: Workloads.scaling),
    Chain.single(60, ModelEvents.describeMonitoring, by: Workloads.pipeline),
    Chain.single(110, TrainingEvents.describeTrainingJob, by: Workloads.pipeline),
    Chain.single(60, TrainingEvents.describePipelineExecution, by: Workloads.pipeline),
    Chain.single(50, TrainingEvents.listTrainingJobs, by: People.engineer(1), People.engineer(2)),
  ].flatMap { $0 }

  private static let operations: [Chain] = [
    Chain.single(
      110, OperationsEvents.describeInstances, by: Workloads.exporter, Workloads.deployer),
    Chain.single(60, OperationsEvents.describeSubnets, by: Workloads.deployer),
    Chain.single(
      90, OperationsEvents.describeNetworkInterfaces, by: Workloads.exporter,
      Workloads.pipelineBySageMaker),
    Chain.single(50, OperationsEvents.createNetworkInterface, by: Workloads.pipelineBySageMaker),
    Chain.single(160, OperationsEvents.createLogStream, by: Workloads.execution),
    Chain.single(120, OperationsEvents.describeAlarms, by: Workloads.exporter),
    Chain.single(120, OperationsEvents.registryToken, by: Workloads.execution),
    Chain.single(90, OperationsEvents.pullImage, by: Workloads.execution),
    Chain.single(80, OperationsEvents.getSecret, by: Workloads.features, Workloads.chat),
    Chain.single(60, OperationsEvents.listFunctions, by: Workloads.exporter),
    Chain.single(90, OperationsEvents.getTable, by: Workloads.etl),
    Chain.single(50, OperationsEvents.trailStatus, by: People.auditor, account: Place.security),
    Chain.single(40, OperationsEvents.describeTrails, by: People.auditor, account: Place.security),
  ].flatMap { $0 }

  private static let failures: [Chain] = [
    Chain.single(120, StorageEvents.deniedFlowLogs, by: Workloads.logDelivery),
    Chain.single(90, StorageEvents.missingCheckpoint, by: Workloads.execution),
    Chain.single(30, StorageEvents.missingBucketPolicy, by: People.auditor),
    Chain.single(60, BedrockEvents.throttledInvocation, by: Workloads.chat),
    Chain.single(40, TrainingEvents.throttledList, by: Workloads.exporter),
    Chain.single(25, TrainingEvents.missingTrainingJob, by: Workloads.pipeline),
    Chain.single(25, ModelEvents.missingEndpoint, by: Workloads.deployer),
    Chain.single(20, IdentityEvents.missingPolicy, by: People.auditor),
    Chain.single(15, OperationsEvents.dryRun, by: Workloads.deployer),
  ].flatMap { $0 }
}
