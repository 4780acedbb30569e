/// A whole simulated trail, made file by file: memory holds the plans of some minutes, never records.
///
/// The planning is sequential and cheap; writing a record depends on its plan alone. So several
/// threads can share one simulation: each takes the next planned file and renders it by itself.
public struct Simulation: Sendable {
  /// What is simulated.
  public let plan: SimulationPlan
  /// What must ring, known before the first file is written.
  public let truth: Truth
  /// How many different events the trail has, as far as they are planned by now.
  public private(set) var plannedEventCount = 0

  let renderer: RecordRenderer
  private var traffic: TrafficPlanner
  private var planted: ArraySlice<IncidentPlanner.Planted>
  private var queue: DeliveryQueue
  private var seeds: SeededGenerator
  private var nextWindow: Int64
  private var readyFiles: ArraySlice<PlannedFile> = []

  /// Plans a trail; it fails when an option has a value that cannot be used.
  public init(plan: SimulationPlan) throws(SimulationError) {
    try plan.check()
    self.plan = plan
    var library = TemplateLibrary()
    seeds = SeededGenerator(seed: plan.seed)
    let incidents = try IncidentPlanner(plan: plan, seeds: &seeds, library: &library)
    truth = Truth(matches: incidents.matches)
    planted = incidents.planted[...]
    traffic = try TrafficPlanner(
      plan: plan, eventCount: plan.eventCount - incidents.planted.count, library: &library)
    renderer = RecordRenderer(library: library, planSeed: plan.seed)
    queue = DeliveryQueue(plan: plan)
    nextWindow = Slot.number(ofSecond: plan.startSeconds)
  }

  /// The next file in the order of delivery, or nothing at the trail's end.
  public mutating func nextFile() -> SimulatedFile? {
    guard let file = nextPlannedFile() else { return nil }
    var json: [UInt8] = []
    renderer.append(file, to: &json)
    return SimulatedFile(
      relativePath: file.relativePath, deliverySeconds: file.deliverySeconds,
      recordCount: file.events.count, json: json)
  }

  mutating func nextPlannedFile() -> PlannedFile? {
    while readyFiles.isEmpty {
      guard planNextSlot() else { return nil }
    }
    return readyFiles.popFirst()
  }

  /// Plans one more window of events, and then the files of its slot.
  ///
  /// Nothing that happens later can still come into them. Past the trail's end, what is late is all
  /// that is left.
  private mutating func planNextSlot() -> Bool {
    let slot: Int64
    if Slot.endSeconds(of: nextWindow - 1) < plan.endSeconds {
      planWindow(nextWindow)
      slot = nextWindow
      nextWindow += 1
    } else if let first = queue.slots.first {
      slot = first
    } else {
      return false
    }
    let deliveries = queue.removeSlot(slot)
    readyFiles = FilePlanner(plan: plan).files(slot: slot, deliveries: deliveries)[...]
    return true
  }

  private mutating func planWindow(_ window: Int64) {
    let first = max(plan.startSeconds, window * Slot.seconds)
    let end = min(plan.endSeconds, Slot.endSeconds(of: window))
    traffic.planWindow(from: first, until: end, seeds: &seeds) { event in
      queue.add(event)
      plannedEventCount += 1
    }
    while let next = planted.first, next.event.timeSeconds < end {
      queue.add(next.event, isHeldBack: next.isLate)
      plannedEventCount += 1
      planted.removeFirst()
    }
  }
}
