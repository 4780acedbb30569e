/// Decides in which slot an event is delivered, and keeps it until then.
struct DeliveryQueue {
  private let plan: SimulationPlan
  private var pending: [Int64: [Delivery]] = [:]

  init(plan: SimulationPlan) {
    self.plan = plan
  }

  /// The slots that still hold something, in order.
  var slots: [Int64] { pending.keys.sorted() }

  mutating func removeSlot(_ slot: Int64) -> [Delivery] {
    pending.removeValue(forKey: slot) ?? []
  }

  /// Puts an event into the slot of its delivery, and into a second one where two trails see it.
  mutating func add(_ event: PlannedEvent, isHeldBack: Bool = false) {
    var generator = SeededGenerator(seed: mixed(event.seed, 0xde11))
    let cell = Delivery.Cell(
      account: event.account, folderRegion: event.region, stream: .first)
    if isHeldBack || isLate(cell, at: event.timeSeconds) {
      var late = cell
      late.stream = .late
      let delay = lateDelaySeconds(after: event.timeSeconds, isHeldBack: isHeldBack, cell: cell)
      append(event, cell: late, readySeconds: event.timeSeconds + delay)
    } else {
      let delay = Self.usualDelaySeconds(from: &generator)
      append(event, cell: cell, readySeconds: event.timeSeconds + delay)
    }
    guard event.isManagement, event.account == Place.accountWithTwoTrails else { return }
    var second = cell
    second.stream = .second
    // The second trail writes global events into its home region's folder.
    if event.isGlobal { second.folderRegion = Place.secondTrailHome }
    let delay = Self.usualDelaySeconds(from: &generator)
    append(event, cell: second, readySeconds: event.timeSeconds + delay)
  }

  private mutating func append(
    _ event: PlannedEvent, cell: Delivery.Cell, readySeconds: Int64
  ) {
    pending[Slot.number(ofSecond: readySeconds), default: []]
      .append(Delivery(event: event, cell: cell))
  }

  /// As measured on a real trail: mostly under a minute, and five minutes at the most.
  private static func usualDelaySeconds(from generator: inout SeededGenerator) -> Int64 {
    let fraction = generator.fraction()
    return Int64(308 * fraction * fraction * fraction * fraction)
  }

  /// Now and then all that an account and region has in five minutes is delivered hours late.
  private func isLate(_ cell: Delivery.Cell, at second: Int64) -> Bool {
    guard plan.endSeconds - second > 3_600 else { return false }
    var generator = lateGenerator(cell, at: second)
    return generator.chance(0.008)
  }

  private func lateDelaySeconds(
    after second: Int64, isHeldBack: Bool, cell: Delivery.Cell
  ) -> Int64 {
    let most = max(900, plan.endSeconds - second - 300)
    guard !isHeldBack else { return min(9_000, most) }
    var generator = lateGenerator(cell, at: second)
    _ = generator.next()
    return min(Int64(3_600 + generator.number(below: 14_400)), most)
  }

  /// The same for all events of a cell and slot, so that they are late together.
  private func lateGenerator(_ cell: Delivery.Cell, at second: Int64) -> SeededGenerator {
    let slot = UInt64(bitPattern: Slot.number(ofSecond: second))
    let place = UInt64(cell.account) << 8 | UInt64(cell.folderRegion)
    return SeededGenerator(seed: mixed(mixed(plan.seed, slot), 0x1a7e + place))
  }
}
