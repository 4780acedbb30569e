/// Plans the ordinary events of one five-minute window after another.
struct TrafficPlanner {
  private struct PlannedStep {
    var template: UInt16
    var actor: UInt16
    var afterSeconds: ClosedRange<Int>
    var isManagement: Bool
    var isGlobal: Bool
  }

  private struct PlannedChain {
    var steps: [PlannedStep] = []
    var account: UInt8?
  }

  private let plan: SimulationPlan
  private var chains: [PlannedChain] = []
  private let chainChoice: WeightedChoice
  private let accountChoice = WeightedChoice(weights: Place.accountWeights)
  private let regionChoices = Place.regionWeights.map(WeightedChoice.init)
  private let eventsPerSecond: Double
  private var owedEvents = 0.0

  /// A planner whose events, without the planted ones, come to about `eventCount`.
  init(
    plan: SimulationPlan, eventCount: Int, library: inout TemplateLibrary
  ) throws(SimulationError) {
    self.plan = plan
    let ordinary = OrdinaryTraffic.chains
    for chain in ordinary {
      var planned = PlannedChain(account: chain.account)
      for step in chain.steps {
        planned.steps.append(
          PlannedStep(
            template: try library.number(of: step.template),
            actor: try library.number(of: step.actor), afterSeconds: step.afterSeconds,
            isManagement: step.template.category == .management,
            isGlobal: step.template.isGlobal))
      }
      chains.append(planned)
    }
    chainChoice = WeightedChoice(weights: ordinary.map(\.weight))
    eventsPerSecond =
      Double(max(0, eventCount)) / Double(plan.endSeconds - plan.startSeconds)
  }

  /// Plans the chains that begin in a window; some of their records come in later windows.
  mutating func planWindow(
    from first: Int64, until end: Int64, seeds: inout SeededGenerator,
    body: (PlannedEvent) -> Void
  ) {
    var generator = SeededGenerator(seed: mixed(plan.seed, UInt64(bitPattern: first)))
    // No two windows are as busy, but over the whole trail the number of events is kept.
    owedEvents += eventsPerSecond * Double(end - first)
    let isLast = end >= plan.endSeconds
    var budget = isLast ? owedEvents : owedEvents * (0.5 + 0.5 * generator.fraction())
    while budget >= 1 {
      let chain = chains[chainChoice.draw(from: &generator)]
      let count = planChain(
        chain, from: first, until: end, generator: &generator, seeds: &seeds, body: body)
      budget -= Double(count)
      owedEvents -= Double(count)
    }
  }

  /// Plans one chain, or a row of the same record, and says how many events that made.
  private func planChain(
    _ chain: PlannedChain, from first: Int64, until end: Int64,
    generator: inout SeededGenerator, seeds: inout SeededGenerator, body: (PlannedEvent) -> Void
  ) -> Int {
    let account = chain.account ?? UInt8(accountChoice.draw(from: &generator))
    let region = UInt8(regionChoices[Int(account)].draw(from: &generator))
    let run = generator.next()
    let repeats = chain.steps.count > 1 ? 1 : drawRepeats(from: &generator)
    var time = first + Int64(generator.number(below: Int(end - first)))
    var count = 0
    for _ in 0..<repeats {
      for step in chain.steps {
        time += Int64(generator.number(in: step.afterSeconds))
        guard time < plan.endSeconds else { return max(1, count) }
        body(
          PlannedEvent(
            timeSeconds: time, seed: seeds.next(), run: run, template: step.template,
            actor: step.actor, account: account,
            region: step.isGlobal ? Place.globalRegion : region,
            isManagement: step.isManagement, isGlobal: step.isGlobal))
        count += 1
      }
    }
    return count
  }

  /// Programs call in rows: a job reads one part after another.
  private func drawRepeats(from generator: inout SeededGenerator) -> Int {
    generator.number(in: Self.repeats[Self.repeatsChoice.draw(from: &generator)].range)
  }

  private static let repeats: [(weight: Int, range: ClosedRange<Int>)] = [
    (50, 1...1), (28, 2...4), (17, 5...9), (5, 10...30),
  ]
  private static let repeatsChoice = WeightedChoice(weights: repeats.map(\.weight))
}
