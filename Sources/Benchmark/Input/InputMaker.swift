import Daemon
import Simulation

/// Makes what measurements read.
struct InputMaker {
  let workspace: Workspace
  /// About how many different events the bulk trail has.
  var eventCount = 400_000

  /// So that a file holds what its account and region had in five minutes.
  private static let bulkEventsPerFile = 500

  init(workspace: Workspace) { self.workspace = workspace }

  func make(_ input: Input) throws {
    let path = workspace.path(of: input)
    switch input {
    case .bulk:
      try writeTrail(path, eventCount: eventCount, eventsPerFile: Self.bulkEventsPerFile)
    case .small:
      // As many files as matter, not as many events.
      try writeTrail(path, eventCount: eventCount / 2, eventsPerFile: nil)
    case .largeFile: try LargeFileMaker.makeFile(in: path)
    case .largeRecord: try LargeRecordMaker.makeFiles(in: path)
    case .rules60: try RuleFileMaker(ruleCount: 60).makeFiles(in: path)
    case .rules1000: try RuleFileMaker(ruleCount: 1_000).makeFiles(in: path)
    case .rulesCounting: try CountingRules.makeFile(in: path)
    case .rulesShipped: try RuleFileMaker.copyShipped(to: path)
    case .rows: try makeRows(path)
    }
  }

  private func writeTrail(_ path: String, eventCount: Int, eventsPerFile: Int?) throws {
    var plan = SimulationPlan()
    plan.eventCount = eventCount
    plan.eventsPerFile = eventsPerFile
    _ = try TrailWriter(directory: path).write(Simulation(plan: plan))
  }

  private func makeRows(_ path: String) throws {
    _ = try IngestRun(
      roots: [TrailRoot(workspace.path(of: .bulk))], databasePath: path,
      options: PipelineOptions(), rules: RuleBook(paths: [])
    ).run()
  }
}
