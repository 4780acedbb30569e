/// A file before it is written: its events, its name and the time of its delivery.
struct PlannedFile {
  var relativePath: String
  var deliverySeconds: Int64
  var events: [PlannedEvent]
}

/// Divides the deliveries of one slot into files.
struct FilePlanner {
  let plan: SimulationPlan

  /// The slot's files, in the order of their delivery.
  func files(slot: Int64, deliveries: [Delivery]) -> [PlannedFile] {
    var generator = SeededGenerator(
      seed: mixed(mixed(plan.seed, 0xf11e), UInt64(bitPattern: slot)))
    let sorted = deliveries.sorted {
      ($0.cell, $0.event.timeSeconds, $0.event.seed)
        < ($1.cell, $1.event.timeSeconds, $1.event.seed)
    }
    var files: [PlannedFile] = []
    var start = 0
    while start < sorted.count {
      let cell = sorted[start].cell
      let end = sorted[start...].firstIndex { $0.cell != cell } ?? sorted.count
      var events = sorted[start..<end].map(\.event)
      start = end
      // Which of a cell's files an event lands in has nothing to do with its time.
      generator.shuffle(&events)
      let isSmall = events.count <= Self.undividedCount
      var rest = events[...]
      while !rest.isEmpty {
        let size = plan.eventsPerFile ?? (isSmall ? rest.count : drawSize(from: &generator))
        files.append(file(rest.prefix(size), cell: cell, slot: slot, generator: &generator))
        rest = rest.dropFirst(size)
      }
    }
    return files.sorted {
      ($0.deliverySeconds, $0.relativePath) < ($1.deliverySeconds, $1.relativePath)
    }
  }

  private func file(
    _ events: ArraySlice<PlannedEvent>, cell: Delivery.Cell, slot: Int64,
    generator: inout SeededGenerator
  ) -> PlannedFile {
    var ordered = Array(events)
    // About three files in four are in the order of time.
    if generator.chance(0.73) {
      ordered.sort { ($0.timeSeconds, $0.seed) < ($1.timeSeconds, $1.seed) }
    }
    let endSeconds = Slot.endSeconds(of: slot)
    return PlannedFile(
      relativePath: path(cell: cell, endSeconds: endSeconds, generator: &generator),
      deliverySeconds: endSeconds + Int64(generator.number(in: 2...170)), events: ordered)
  }

  private func path(
    cell: Delivery.Cell, endSeconds: Int64, generator: inout SeededGenerator
  ) -> String {
    let account = Place.accounts[Int(cell.account)]
    let region = Place.regions[Int(cell.folderRegion)]
    let time = CivilTime(unixSeconds: endSeconds)
    var bytes: [UInt8] = []
    bytes.append("AWSLogs/\(account)/CloudTrail/\(region)/")
    bytes.appendDay(time, separator: UInt8(ascii: "/"))
    bytes.append("/\(account)_CloudTrail_\(region)_")
    bytes.append(stamp: time)
    bytes.append("_")
    bytes.append(
      symbols: 16, of: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
      from: &generator)
    bytes.append(".json.gz")
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The sizes of real files: one record in six, five in the middle, and a long tail.
  private static let sizes: [(weight: Int, range: ClosedRange<Int>)] = [
    (170, 1...1), (80, 2...4), (251, 5...5), (186, 6...7), (99, 8...9), (66, 10...12),
    (61, 13...16), (56, 17...20), (28, 21...43), (2, 44...120), (1, 200...622),
  ]
  private static let sizeChoice = WeightedChoice(weights: sizes.map(\.weight))

  /// A cell with no more records than this makes one file.
  private static let undividedCount = 12

  private func drawSize(from generator: inout SeededGenerator) -> Int {
    generator.number(in: Self.sizes[Self.sizeChoice.draw(from: &generator)].range)
  }
}
