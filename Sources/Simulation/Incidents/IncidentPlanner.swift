/// Gives the planted incidents their times, and notes which rules each planted record matches.
struct IncidentPlanner {
  /// A planted event, and how long its delivery is held back.
  struct Planted {
    var event: PlannedEvent
    var isLate: Bool
  }

  private(set) var planted: [Planted] = []
  private(set) var matches: [RuleMatch] = []

  init(
    plan: SimulationPlan, seeds: inout SeededGenerator, library: inout TemplateLibrary
  ) throws(SimulationError) {
    var generator = SeededGenerator(seed: mixed(plan.seed, 0x1c1d))
    let refusals = OccasionalRefusals.all(plan: plan, generator: &generator)
    let incidents =
      MachineLearningIncidents.all + AccessIncidents.all + NearMisses.all + refusals
    let spanSeconds = plan.endSeconds - plan.startSeconds
    for incident in incidents {
      let room = spanSeconds - 1 - incident.durationSeconds
      let (low, high) = (incident.beginning.lowerBound, incident.beginning.upperBound)
      let fraction = low + (high - low) * generator.fraction()
      let run = generator.next()
      // In a short trail, what needs hours is left out, and so is its alert.
      guard room >= 0 else { continue }
      let beginning = plan.startSeconds + Int64(Double(room) * fraction)
      for (index, step) in incident.steps.enumerated() {
        let event = PlannedEvent(
          timeSeconds: beginning + step.offsetSeconds, seed: seeds.next(), run: run,
          template: try library.number(of: step.template),
          actor: try library.number(of: incident.actor), account: incident.account,
          region: step.template.isGlobal
            ? Place.globalRegion : incident.regions[index % incident.regions.count],
          isManagement: step.template.category == .management, isGlobal: step.template.isGlobal)
        planted.append(Planted(event: event, isLate: step.isLate))
        for rule in step.matching {
          matches.append(RuleMatch(rule: rule, incident: incident, step: step, event: event))
        }
      }
    }
    planted.sort { ($0.event.timeSeconds, $0.event.seed) < ($1.event.timeSeconds, $1.event.seed) }
  }
}

extension RuleMatch {
  fileprivate init(
    rule: ShippedRule, incident: Incident, step: Incident.Step, event: PlannedEvent
  ) {
    let actor = incident.actor
    self.rule = rule
    timeSeconds = event.timeSeconds
    eventName = step.template.name
    group = rule.groupBy.map { field in
      let value =
        switch field {
        case .actor: actor.answerableARN(account: incident.account)
        case .issuerARN: actor.answerableARN(account: incident.account)
        case .identityARN: actor.identityARN(account: incident.account)
        case .account: Place.accounts[Int(incident.account)]
        case .address: actor.addresses.first ?? ""
        }
      return Truth.GroupMember(field: field.rawValue, value: value)
    }
  }
}
