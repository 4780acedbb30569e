import Testing

@testable import Simulation

/// Files look and arrive as a real trail's do.
struct DeliveryTests {
  @Test(arguments: Seeds.all)
  func `second deliveries are byte-identical and in another file`(seed: UInt64) throws {
    let trail = try SimulatedTrail(seed: seed)
    let copies = Dictionary(grouping: trail.records, by: \.eventID)
    #expect(copies.values.allSatisfy { $0.count <= 2 })
    let pairs = copies.values.filter { $0.count == 2 }
    for pair in pairs {
      #expect(pair[0].text == pair[1].text)
      #expect(pair[0].path != pair[1].path)
    }
    let share = Double(pairs.count) / Double(copies.count)
    #expect((0.10...0.25).contains(share), "\(share) of the events came twice, seed \(seed)")
    // The second trail puts global events into its home region's folder.
    let moved = pairs.filter { pair in folderRegion(pair[0]) != folderRegion(pair[1]) }
    #expect(!moved.isEmpty)
  }

  @Test(arguments: Seeds.all)
  func `file names tell the account, the region and a multiple of five minutes`(
    seed: UInt64
  ) throws {
    let trail = try SimulatedTrail(seed: seed)
    let name =
      #/AWSLogs/(\d{12})/CloudTrail/([a-z0-9-]+)/(\d{4})/(\d\d)/(\d\d)/(\d{12})_CloudTrail_([a-z0-9-]+)_(\d{4})(\d\d)(\d\d)T\d\d\d[05]Z_[A-Za-z0-9]{16}\.json\.gz/#
    for file in trail.files {
      let match = try #require(try name.wholeMatch(in: file.relativePath))
      #expect(match.1 == match.6 && match.2 == match.7)
      #expect(match.3 == match.8 && match.4 == match.9 && match.5 == match.10)
    }
    #expect(Set(trail.files.map(\.relativePath)).count == trail.files.count)
    #expect(Set(trail.records.compactMap { $0.text("recipientAccountId") }).count == 4)
    #expect(Set(trail.records.compactMap { $0.text("awsRegion") }).count == 4)
  }

  @Test(arguments: Seeds.all)
  func `events come within ten minutes, and a few hours late`(seed: UInt64) throws {
    let trail = try SimulatedTrail(seed: seed)
    let lags = trail.records.map { fileSeconds($0.path) - $0.timeSeconds }.sorted()
    #expect(lags[0] >= 0)
    #expect((150...260).contains(lags[lags.count / 2]))
    let late = lags.filter { $0 > 608 }
    #expect(late.count < lags.count / 20)
    #expect((lags.last ?? 0) > 3_600)
    // A late file holds what is late and nothing else.
    for (path, records) in Dictionary(grouping: trail.records, by: \.path) {
      let lateRecords = records.filter { fileSeconds(path) - $0.timeSeconds > 608 }
      #expect(lateRecords.isEmpty || lateRecords.count == records.count)
    }
    #expect(trail.files.map(\.deliverySeconds) == trail.files.map(\.deliverySeconds).sorted())
  }

  @Test func `files are small, with a long tail, and not all in the order of time`() throws {
    let trail = try SimulatedTrail(events: 12_000, hours: 3)
    let counts = trail.files.map(\.recordCount).sorted()
    #expect((4...7).contains(counts[counts.count / 2]))
    #expect((counts.last ?? 0) > 30)
    let byFile = Dictionary(grouping: trail.records, by: \.path)
    let unsorted = byFile.values.filter { records in
      records.map(\.timeSeconds) != records.map(\.timeSeconds).sorted()
    }
    #expect((0.05...0.5).contains(Double(unsorted.count) / Double(byFile.count)))
  }

  @Test func `the most events in a file can be set`() throws {
    var plan = SimulationPlan()
    plan.eventCount = 9_000
    plan.hours = 1
    plan.eventsPerFile = 150
    var simulation = try Simulation(plan: plan)
    var counts: [Int] = []
    while let file = simulation.nextFile() { counts.append(file.recordCount) }
    #expect(counts.max() == 150)
    #expect((8_800...9_200).contains(simulation.plannedEventCount))
  }

  private func folderRegion(_ record: SimulatedTrail.Record) -> Substring {
    record.path.split(separator: "/")[3]
  }

  private func fileSeconds(_ path: String) -> Int64 {
    let stamp = path.split(separator: "_").dropLast().last ?? ""
    let digits = stamp.filter(\.isNumber).map(String.init)
    let day = "\(digits[0...3].joined())-\(digits[4...5].joined())-\(digits[6...7].joined())"
    let time = "T\(digits[8...9].joined()):\(digits[10...11].joined()):00Z"
    return CivilTime(text: day + time)?.unixSeconds ?? 0
  }
}
