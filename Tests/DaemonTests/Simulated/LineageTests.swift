import CloudTrail
import Daemon
import Foundation
import Lineage
import Simulation
import Store
import Testing

/// The history of every object of simulated shops, against what the simulator meant.
struct LineageTests {
  @Test func `the history of every object is what the shop did`() throws {
    var objects = 0
    var likely = 0
    for seed in TestSeed.some(2) {
      let shop = try LineageShop(seed: seed)
      let graph = LineageGraph(try shop.events())
      try expectExecutions(graph, shop.truth, seed)
      for object in shop.truth.objects {
        let found = graph.objects(
          fitting: .init(
            object.name, kind: ObjectKind(rawValue: object.kind), account: object.account,
            region: object.region))
        #expect(found.count == 1, "seed \(seed): \(object)")
        guard let id = found.first else { continue }
        let history = ModelHistory(of: id, in: graph)
        expectRelations(history, of: object, shop.truth, "seed \(seed): \(object)")
        expectSteps(history, of: object, shop.truth, "seed \(seed): \(object)")
        expectServices(history, of: object, shop.truth, "seed \(seed): \(object)")
        likely += history.likely.count
        objects += 1
      }
    }
    #expect(objects > 30)
    #expect(likely > 10)
  }

  /// Jobs are given to an execution that began before them in the same place, as likely.
  private func expectExecutions(
    _ graph: LineageGraph, _ truth: LineageTruth, _ seed: UInt64
  ) throws {
    var right = 0
    var wrong = 0
    for (job, execution) in truth.executionsByJob {
      let wish = LineageGraph.Wish(
        job.name, kind: ObjectKind(rawValue: job.kind), account: job.account, region: job.region)
      let history = ModelHistory(of: try #require(graph.objects(fitting: wish).first), in: graph)
      let executions = history.relations.keys.filter { $0.kind == .pipelineExecution }
      #expect(history.likely.isSuperset(of: executions))
      if executions.contains(where: { $0.name == execution }) { right += 1 } else { wrong += 1 }
    }
    // Two runs of one role in one place at a time cannot be told apart; most are alone.
    #expect(right > wrong, "seed \(seed): \(right) right, \(wrong) wrong")
  }

  /// What is certain is just what follows from the ties that the shop made.
  private func expectRelations(
    _ history: ModelHistory, of object: LineageTruth.Object, _ truth: LineageTruth,
    _ comment: String
  ) {
    let certain = history.relations.filter { !history.likely.contains($0.key) }
    let names = { (relation: ModelHistory.Relation) in
      Set(
        certain.filter { $0.value == relation }.keys.map {
          LineageTruth.Object(
            kind: $0.kind.rawValue, name: $0.name, account: $0.account, region: $0.region)
        })
    }
    let sources = truth.reached(from: object) { truth.sources[$0] ?? [] }
    #expect(names(.source) == sources, "\(comment)")
    let products = truth.reached(from: object) { truth.products[$0] ?? [] }
    #expect(names(.product) == products.subtracting(sources), "\(comment)")
  }

  /// The object's own steps are all there, with what was refused marked as such.
  private func expectSteps(
    _ history: ModelHistory, of object: LineageTruth.Object, _ truth: LineageTruth,
    _ comment: String
  ) {
    let own = history.entries.filter { $0.relation == .own }
    let expected = truth.steps[object] ?? []
    #expect(Set(own.map(\.step.event.eventID)) == Set(expected.map(\.eventID)), "\(comment)")
    #expect(own.count == expected.count)
    let done = Dictionary(uniqueKeysWithValues: expected.map { ($0.eventID, $0.isDone) })
    for entry in own {
      #expect(entry.step.isDone == done[entry.step.event.eventID], "\(comment)")
    }
    let times = history.entries.map(\.step.event.seconds)
    #expect(times == times.sorted())
  }

  /// An endpoint serves each configuration from its call to the next.
  private func expectServices(
    _ history: ModelHistory, of object: LineageTruth.Object, _ truth: LineageTruth,
    _ comment: String
  ) {
    guard object.kind == "endpoint" else { return }
    let changes = (truth.steps[object] ?? []).filter { $0.isDone && !$0.madeFrom.isEmpty }
    #expect(
      Set(history.services.map { "\($0.start.seconds) \($0.configuration.name)" })
        == Set(changes.map { "\($0.timeSeconds) \($0.madeFrom[0].name)" }), "\(comment)")
    #expect(history.services.count == changes.count)
    for (period, next) in zip(history.services, history.services.dropFirst()) {
      #expect(period.end?.eventID == next.start.eventID)
      #expect(next.previous == period.configuration)
    }
    #expect(history.services.last?.end == nil)
  }
}

/// A simulated trail in a database, and what its simulator meant.
final class LineageShop {
  let truth: LineageTruth
  private let folder: URL

  init(seed: UInt64) throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "trailbell-lineage-\(UUID().uuidString)")
    var plan = SimulationPlan()
    plan.seed = seed
    plan.eventCount = 8_000
    let simulation = try Simulation(plan: plan)
    truth = LineageTruth(simulation.lineage())
    let trail = folder.appending(path: "trail").path
    _ = try TrailWriter(directory: trail).write(simulation)
    let run = IngestRun(
      roots: [TrailRoot(trail)], databasePath: folder.appending(path: "trailbell.db").path,
      options: PipelineOptions(), rules: RuleBook(paths: []))
    _ = try run.run()
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func events() throws -> [ModelEvent] {
    let connection = try Database.openCurrentForReading(
      folder.appending(path: "trailbell.db").path)
    // The order must not matter.
    return try ModelEventReader(connection).events(from: nil, through: nil).events.shuffled()
  }
}

/// The simulator's steps, with the ties that follow from them.
struct LineageTruth {
  struct Object: Hashable {
    let kind: String
    let name: String
    let account: String
    let region: String
  }

  private(set) var steps: [Object: [LineageStep]] = [:]
  private(set) var sources: [Object: Set<Object>] = [:]
  private(set) var products: [Object: Set<Object>] = [:]
  /// The execution that began the run of a job or package.
  private(set) var executionsByJob: [Object: String] = [:]

  var objects: [Object] { Array(steps.keys) }

  init(_ all: [LineageStep]) {
    // A package can only be tied to a job that was asked for.
    let made = Set(all.filter(\.isDone).map { Self.object($0.object, $0) })
    for step in all {
      let object = Self.object(step.object, step)
      steps[object, default: []].append(step)
      guard step.isDone else { continue }
      for named in step.madeFrom {
        let source = Self.object(named, step)
        if named.kind == "training job", !made.contains(source) { continue }
        tie(object, source)
      }
      for named in step.makes { tie(Self.object(named, step), object) }
    }
    for (_, run) in Dictionary(grouping: all, by: \.run) {
      guard let start = run.first(where: { $0.object.kind == "pipeline execution" }) else {
        continue
      }
      for step in run where ["training job", "processing job"].contains(step.object.kind) {
        // A run of which only the retry is in it began elsewhere.
        guard step.timeSeconds > start.timeSeconds else { continue }
        executionsByJob[Self.object(step.object, step)] = start.object.name
      }
    }
  }

  private static func object(_ named: LineageStep.Named, _ step: LineageStep) -> Object {
    Object(kind: named.kind, name: named.name, account: step.account, region: step.region)
  }

  private mutating func tie(_ product: Object, _ source: Object) {
    sources[product, default: []].insert(source)
    products[source, default: []].insert(product)
  }

  /// Everything that can be reached, without the beginning.
  func reached(from start: Object, _ next: (Object) -> Set<Object>) -> Set<Object> {
    var reached: Set<Object> = []
    var edge: Set<Object> = [start]
    while !edge.isEmpty {
      edge = edge.reduce(into: Set()) { $0.formUnion(next($1)) }.subtracting(reached)
      reached.formUnion(edge)
    }
    return reached.subtracting([start])
  }
}
