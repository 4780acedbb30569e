/// Work in several steps: what a lineage query finds again by the names that the steps share.
enum WorkChains {
  static let all = [retraining, tuning, deployment, review, studio, keyRenewal, imageBuild]

  private static func step(
    _ template: EventTemplate, by actor: Actor, after seconds: ClosedRange<Int> = 1...30
  ) -> Chain.Step {
    Chain.Step(template: template, actor: actor, afterSeconds: seconds)
  }

  private static let retraining = Chain(
    weight: 12,
    steps: [
      step(TrainingEvents.startPipeline, by: Workloads.pipeline),
      step(TrainingEvents.createProcessingJob, by: Workloads.pipelineBySageMaker),
      step(StorageEvents.readTrainingData, by: Workloads.execution, after: 60...240),
      step(TrainingEvents.createTrainingJob, by: Workloads.pipelineBySageMaker, after: 200...600),
      step(TrainingEvents.describeTrainingJob, by: Workloads.pipeline, after: 30...60),
      step(StorageEvents.writeCheckpoint, by: Workloads.execution, after: 300...900),
      step(StorageEvents.writeModel, by: Workloads.execution, after: 300...1_200),
      step(ModelEvents.createPackage, by: Workloads.pipelineBySageMaker),
      step(TrainingEvents.describePipelineExecution, by: Workloads.pipeline),
    ])

  private static let tuning = Chain(
    weight: 3,
    steps: [
      step(TrainingEvents.createTuningJob, by: Workloads.pipelineBySageMaker),
      step(TrainingEvents.stopTrainingJob, by: People.engineer(1), after: 300...900),
      step(TrainingEvents.retryPipeline, by: Workloads.pipeline, after: 60...300),
    ])

  private static let deployment = Chain(
    weight: 6,
    steps: [
      step(ModelEvents.createModel, by: Workloads.pipeline),
      step(ModelEvents.createEndpointConfiguration, by: Workloads.pipeline),
      step(ModelEvents.updateEndpoint, by: Workloads.pipeline),
      step(ModelEvents.describeEndpoint, by: Workloads.pipeline, after: 30...90),
      step(ModelEvents.describeEndpoint, by: Workloads.pipeline, after: 60...300),
    ])

  private static let review = Chain(
    weight: 4,
    steps: [
      step(IdentityEvents.signInWithSecondFactor, by: People.reviewer(1)),
      step(ModelEvents.rejectPackage, by: People.reviewer(1), after: 60...600),
      step(ModelEvents.approvePackage, by: People.reviewer(2), after: 60...600),
    ])

  /// A person signs in through the identity provider, whose second factor AWS does not see.
  private static let studio = Chain(
    weight: 10,
    steps: [
      step(IdentityEvents.signInWithoutSecondFactor, by: People.scientist(1)),
      step(ModelEvents.presignedDomain, by: People.scientist(1)),
      step(ModelEvents.createApplication, by: People.scientist(1)),
      step(StorageEvents.readTrainingData, by: People.scientist(2), after: 60...600),
      step(TrainingEvents.listTrainingJobs, by: People.scientist(2), after: 10...90),
    ])

  /// The one role whose work it is to make access keys.
  private static let keyRenewal = Chain(
    weight: 3,
    steps: [
      step(IdentityEvents.listAccessKeys, by: People.administrator),
      step(IdentityEvents.createAccessKey, by: People.administrator),
    ])

  private static let imageBuild = Chain(
    weight: 3,
    steps: [
      step(TrainingEvents.startOtherPipeline, by: Workloads.deployer),
      step(OperationsEvents.pullImage, by: Workloads.deployer, after: 60...300),
    ])
}
