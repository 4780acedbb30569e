import Simulation

/// Makes one file of many records: what a copying tool makes that puts a day into one object.
enum LargeFileMaker {
  /// The size of the content in bytes.
  static let contentByteCount = 300_000_000

  static func makeFile(in directory: String) throws {
    var plan = SimulationPlan()
    plan.seed = 3
    // More than are needed; the simulation stops when nobody asks for more.
    plan.eventCount = 500_000
    var simulation = try Simulation(plan: plan)
    let file = try GzipFile(path: "\(directory)/large.json.gz")
    try file.write("{\"Records\":[")
    var byteCount = 0
    while byteCount < contentByteCount, let next = simulation.nextFile() {
      if byteCount > 0 { try file.write(",") }
      let records = next.json.dropFirst("{\"Records\":[".utf8.count).dropLast("]}".utf8.count)
      try file.write(records)
      byteCount += records.count + 1
    }
    guard byteCount >= contentByteCount else {
      throw BenchmarkError("the simulation made too little for the large file")
    }
    try file.write("]}")
    try file.close()
  }
}
