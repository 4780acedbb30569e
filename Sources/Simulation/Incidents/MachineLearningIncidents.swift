/// What goes wrong with models, their data and their guard rails.
enum MachineLearningIncidents {
  static let all =
    training + serving + [
      // A burst that exactly fills its window: both ends of a window are inside it.
      Incident(
        account: Place.data, actor: Workloads.backup,
        steps: Incident.burst(
          10, of: StorageEvents.deniedTrainingRead, over: 600,
          matching: [.trainingDataRefused, .refusedAPIs])),
      // Two bursts of one identity, half an hour apart: two episodes of the same group.
      Incident(
        account: Place.data, regions: [Place.ireland], actor: People.scientist(5),
        steps: twoDataBursts),
      // A burst in four regions, of which every other record arrives hours late.
      Incident(
        account: Place.production,
        regions: [Place.frankfurt, Place.virginia, Place.ireland, Place.oregon],
        actor: Workloads.deployer, steps: halfLateInvocations, beginning: Incident.early),
    ]

  private static let training = [
    Incident(
      account: Place.production, actor: People.scientist(4),
      steps: Incident.calls(
        TrainingEvents.createTrainingJob, at: 0, matching: [.trainingOutside])),
    // Each call within the hour of the one before, the second exactly at its end: one episode.
    Incident(
      account: Place.data, actor: People.engineer(2),
      steps: Incident.calls(
        TrainingEvents.startPipeline, at: 0, 3_600, 6_000, matching: [.trainingOutside])),
    // One second more than an hour apart: two episodes.
    Incident(
      account: Place.development, actor: People.consoleUser("analyst-2", address: "203.0.113.72"),
      steps: Incident.calls(
        TrainingEvents.createTuningJob, at: 0, 3_601, matching: [.trainingOutside])),
    Incident(
      account: Place.security, regions: [Place.virginia], actor: People.engineer(3),
      steps: Incident.calls(BedrockEvents.customizeModel, at: 0, matching: [.trainingOutside])),
  ]

  private static let serving = [
    Incident(
      account: Place.production, actor: Workloads.deployer,
      steps: Incident.calls(ModelEvents.updateEndpoint, at: 0, 140, matching: [.endpointOutside])),
    Incident(
      account: Place.production, regions: [Place.ireland], actor: People.scientist(6),
      steps: Incident.calls(
        ModelEvents.shiftEndpointTraffic, at: 0, matching: [.endpointOutside])),
    Incident(
      account: Place.production, actor: People.engineer(1),
      steps: Incident.calls(ModelEvents.approvePackage, at: 0, matching: [.approvalOutside])),
    Incident(
      account: Place.production, actor: People.keyUser("data-scientist-3", address: "203.0.113.73"),
      steps: Incident.calls(ModelEvents.deletePackage, at: 0, 25, 70, matching: [.packageDeleted])
        + Incident.calls(ModelEvents.deletePackageGroup, at: 95, matching: [.packageDeleted])),
    Incident(
      account: Place.production, actor: People.engineer(2),
      steps: Incident.calls(ModelEvents.stopMonitoring, at: 0, matching: [.monitoringStopped])
        + Incident.calls(ModelEvents.deleteMonitoring, at: 45, matching: [.monitoringStopped])),
    Incident(
      account: Place.production, regions: [Place.virginia], actor: People.administrator,
      steps: Incident.calls(BedrockEvents.deleteGuardrail, at: 0, matching: [.guardrailDeleted])),
  ]

  private static let twoDataBursts: [Incident.Step] = {
    let matching: [ShippedRule] = [.trainingDataRefused, .refusedSweep, .refusedAPIs]
    let first = Incident.burst(
      25, of: StorageEvents.deniedTrainingRead, StorageEvents.deniedTrainingHead, over: 240,
      matching: matching)
    let second = Incident.burst(
      12, of: StorageEvents.deniedTrainingRead, over: 200, matching: matching)
    return first
      + second.map { step in
        var later = step
        later.offsetSeconds += 2_100
        return later
      }
  }()

  private static let halfLateInvocations: [Incident.Step] =
    Incident.burst(
      24, of: BedrockEvents.deniedInvocation, BedrockEvents.deniedConversation, over: 200,
      matching: [.invocationRefused, .refusedSweep, .refusedAPIs]
    ).enumerated().map { index, step in
      var copy = step
      copy.isLate = index % 2 == 1
      return copy
    }
}
