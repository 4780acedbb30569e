/// People are refused now and then; a few roles, so seldom that nothing rings.
enum OccasionalRefusals {
  /// Longer than the window of the rule that counts refusals, so that no two are in one window.
  private static let leastGapSeconds = 1_200

  /// The refusals of a whole trail, as incidents that must not ring.
  static func all(plan: SimulationPlan, generator: inout SeededGenerator) -> [Incident] {
    let refused: [(actor: Actor, account: UInt8)] = [
      (People.scientist(2), Place.development), (People.auditor, Place.data),
      (Workloads.chat, Place.production),
    ]
    return refused.map { actor, account in
      var steps: [Incident.Step] = []
      var offset = generator.number(below: leastGapSeconds)
      while offset < plan.hours * 3_600 {
        let template = OperationsEvents.refusals[
          generator.number(below: OperationsEvents.refusals.count)]
        steps.append(
          Incident.Step(
            template: template, offsetSeconds: Int64(offset),
            matching: [.refusedSweep, .refusedAPIs]))
        offset += leastGapSeconds + generator.number(below: 2_400)
      }
      return Incident(account: account, actor: actor, steps: steps, beginning: 0...0)
    }
  }
}
