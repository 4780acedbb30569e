/// What goes wrong with keys, sign-ins and the records themselves.
enum AccessIncidents {
  static let all = tampering + signIns + roles

  private static let tampering = [
    Incident(
      account: Place.security, actor: People.administrator,
      steps: Incident.calls(OperationsEvents.stopLogging, at: 0, matching: [.loggingStopped])),
    // Refused, and still worth an alert: somebody tried.
    Incident(
      account: Place.production, actor: People.engineer(3),
      steps: Incident.calls(
        OperationsEvents.deniedSelectors, at: 0, 33,
        matching: [.loggingStopped, .refusedSweep, .refusedAPIs])),
    Incident(
      account: Place.production, actor: People.administrator,
      steps: Incident.calls(
        BedrockEvents.deleteInvocationLogging, at: 0, matching: [.invocationLoggingDeleted])),
    Incident(
      account: Place.data, actor: People.administrator,
      steps: Incident.calls(KeyEvents.disableKey, at: 0, matching: [.keyDisabled])
        + Incident.calls(KeyEvents.scheduleDeletion, at: 61, matching: [.keyDisabled])),
  ]

  private static let signIns = [
    rootSession,
    Incident(
      account: Place.development, regions: [Place.virginia],
      actor: People.consoleUser("analyst-1", address: "203.0.113.71").signingIn(.accepted),
      steps: Incident.calls(
        IdentityEvents.signInWithoutSecondFactor, at: 0, matching: [.noSecondFactor])),
    // Guessed at last: the failures ring, and the address is what they have in common.
    Incident(
      account: Place.production, regions: [Place.virginia],
      actor: People.consoleUser("billing-viewer", address: "198.51.100.199").signingIn(.refused),
      steps: Incident.burst(
        7, of: IdentityEvents.failedSignIn, over: 170, matching: [.signInsFailed])),
  ]

  private static let rootSession: Incident = {
    let matching: [ShippedRule] = [.rootUsed]
    return Incident(
      account: Place.data, regions: [Place.virginia],
      actor: People.root(address: "203.0.113.99"),
      steps: Incident.calls(IdentityEvents.accountSummary, at: 0, matching: matching)
        + Incident.calls(OperationsEvents.describeInstances, at: 41, 300, matching: matching)
        + Incident.calls(IdentityEvents.listUsers, at: 95, matching: matching)
        + Incident.calls(OperationsEvents.trailStatus, at: 1_800, matching: matching))
  }()

  private static let roles = [
    Incident(
      account: Place.development, regions: [Place.virginia], actor: Workloads.execution,
      steps: Incident.calls(IdentityEvents.createAccessKey, at: 0, matching: [.accessKeyByRole])),
    // Stolen credentials of a role, tried on one service after another.
    Incident(
      account: Place.production, actor: Workloads.features,
      steps: (OperationsEvents.refusals + OperationsEvents.refusals).enumerated().map {
        index, template in
        Incident.Step(
          template: template, offsetSeconds: Int64(index) * 19,
          matching: [.refusedSweep, .refusedAPIs])
      }, beginning: Incident.early),
  ]
}
