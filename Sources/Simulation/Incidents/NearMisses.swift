/// What looks like an incident and is none: each is one step short of a shipped rule.
enum NearMisses {
  static let all = refusals + signIns + others

  private static let refusals = [
    // One less than the threshold.
    Incident(
      account: Place.development, actor: Workloads.etl,
      steps: Incident.burst(
        9, of: StorageEvents.deniedTrainingRead, over: 300,
        matching: [.trainingDataRefused, .refusedSweep, .refusedAPIs])),
    // As many as the threshold, in one second more than the window.
    Incident(
      account: Place.data, actor: People.keyUser("analyst-4", address: "203.0.113.74"),
      steps: Incident.burst(
        10, of: StorageEvents.deniedTrainingRead, over: 601,
        matching: [.trainingDataRefused, .refusedAPIs])),
    // Enough together, but in two sessions of one role.
    dataReads(by: People.scientist(7)),
    dataReads(by: People.scientist(8)),
    Incident(
      account: Place.development, regions: [Place.virginia, Place.oregon],
      actor: Workloads.features,
      steps: Incident.burst(
        14, of: BedrockEvents.deniedInvocation, over: 290,
        matching: [.invocationRefused, .refusedSweep, .refusedAPIs]),
      beginning: Incident.late),
    Incident(
      account: Place.data, regions: [Place.virginia, Place.oregon], actor: Workloads.chat,
      steps: Incident.burst(
        15, of: BedrockEvents.deniedConversation, over: 301,
        matching: [.invocationRefused, .refusedSweep, .refusedAPIs])),
    // Many refusals, one less than the threshold, and of seven APIs where ten would ring.
    Incident(
      account: Place.data, actor: Workloads.deployer,
      steps: (0..<21).map { index in
        Incident.Step(
          template: OperationsEvents.refusals[index % 7], offsetSeconds: Int64(index) * 13,
          matching: [.refusedSweep, .refusedAPIs])
      }, beginning: Incident.late),
  ]

  private static func dataReads(by actor: Actor) -> Incident {
    Incident(
      account: Place.security, actor: actor,
      steps: Incident.burst(
        6, of: StorageEvents.deniedTrainingRead, over: 120,
        matching: [.trainingDataRefused, .refusedSweep, .refusedAPIs]),
      beginning: 0.5...0.5)
  }

  private static let signIns =
    [
      // One less than the threshold, and each delivered twice.
      Incident(
        account: Place.development, regions: [Place.virginia],
        actor: People.consoleUser("billing-viewer", address: "203.0.113.75").signingIn(.refused),
        steps: Incident.burst(
          4, of: IdentityEvents.failedSignIn, over: 90, matching: [.signInsFailed]))
    ]
    // One failure from each of five addresses, within a minute.
    + (0..<5).map { index in
      Incident(
        account: Place.security, regions: [Place.virginia],
        actor: People.consoleUser("auditor-2", address: "198.51.100.\(210 + index)")
          .signingIn(.refused),
        steps: [
          Incident.Step(
            template: IdentityEvents.failedSignIn, offsetSeconds: Int64(index) * 11,
            matching: [.signInsFailed])
        ], beginning: 0.7...0.7)
    }

  private static let others = [
    Incident(
      account: Place.development, actor: People.engineer(1),
      steps: Incident.calls(
        BedrockEvents.deniedGuardrailDeletion, at: 0, matching: [.refusedSweep, .refusedAPIs])),
    Incident(
      account: Place.development, actor: People.engineer(2),
      steps: Incident.calls(ModelEvents.failedPackageDeletion, at: 0, matching: [])),
    Incident(
      account: Place.production, regions: [Place.virginia],
      actor: People.consoleUser("analyst-1", address: "203.0.113.71").signingIn(.accepted),
      steps: Incident.calls(IdentityEvents.signInWithSecondFactor, at: 0, matching: [])),
  ]
}
