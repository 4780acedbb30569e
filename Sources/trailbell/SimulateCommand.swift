import ArgumentParser
import Glibc
import Simulation

/// Writes a trail to try things on, together with the list of the alerts that it must raise.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Write an invented trail, and the list of alerts that it must raise.",
    discussion: """
      The trail is that of a shop with four accounts and four regions which trains and serves \
      models: laid out, named, doubled and delayed as CloudTrail does it. Incidents are planted in \
      it, each of which a rule that the quick start loads must catch, and near misses, which none \
      of those may. The same options write the same bytes.
      """)

  @Option(help: "The directory above AWSLogs; it is made if need be.", completion: .directory)
  var into: String

  @Option(help: "The seed of every random choice.")
  var seed: UInt64 = 1

  @Option(help: "About how many different events.")
  var events = 3_000

  @Option(help: "The trail's first second, as 2026-11-01T00:00:00Z (the default).")
  var start: String?

  @Option(help: "The trail's end: 'now', or a time as for --start.")
  var ending: String?

  @Option(help: "How many hours the trail has.")
  var hours = 6

  @Option(help: "The most events in a file; without it, files are as small as real ones.")
  var eventsPerFile: Int?

  @Flag(help: "Write each file when its delivery comes; the trail begins now unless told.")
  var live = false

  @Flag(
    help: """
      Write digests too, signed with a key that is no secret; the public key and the signatures of \
      the newest digests are written beside the directory, for 'trailbell verify'.
      """)
  var digests = false

  @Option(help: "Where to list the alerts (default: beside the directory, named after it).")
  var truth: String?

  func validate() throws {
    if into.isEmpty { throw ValidationError("--into is empty; name a directory") }
    if start != nil, ending != nil {
      throw ValidationError("give either --start or --ending: --hours says the rest")
    }
    if digests, live {
      throw ValidationError(
        "--digests cannot stand with --live: an hour's files must be there first")
    }
    if let truth, truth.split(separator: "/").contains("AWSLogs") {
      throw ValidationError("--truth must not be inside AWSLogs, where a reader would take it in")
    }
  }

  func run() throws { try trailbell.ending { try simulate() } }

  private func simulate() throws {
    let simulation = try Simulation(plan: plan())
    let directory = into.count > 1 && into.hasSuffix("/") ? String(into.dropLast()) : into
    let truthPath = truth ?? "\(directory).truth.json"
    // First, so that whoever watches a live trail knows what to wait for.
    try TrailWriter.write(simulation.truth, to: truthPath)
    let count = simulation.truth.alerts.count
    print("\(truthPath): \(count) alerts must ring, and no others")
    fflush(nil)
    var writer = TrailWriter(directory: directory)
    writer.writesDigests = digests
    let summary = try writer.write(simulation, pace: live ? .live : .immediate)
    print(
      "\(directory): \(summary.eventCount) events as \(summary.recordCount) records in "
        + "\(summary.fileCount) files, \(summary.compressedByteCount / 1_024) KiB")
    if digests {
      print(
        "\(directory): \(Numbers.counted(summary.digestCount, "digest")); try trailbell verify "
          + "\(directory) --keys \(DigestWriter.keyPath(beside: directory))")
    }
  }

  private func plan() throws -> SimulationPlan {
    var plan = SimulationPlan()
    plan.seed = seed
    plan.eventCount = events
    plan.hours = hours
    plan.eventsPerFile = eventsPerFile
    if let start {
      plan.startSeconds = try seconds(of: start, option: "--start")
    } else if let ending {
      plan.end(atSeconds: try seconds(of: ending, option: "--ending"))
    } else if live {
      plan.startSeconds = WallClock.unixSeconds
    }
    return plan
  }

  private func seconds(of text: String, option: String) throws -> Int64 {
    if text == "now" { return WallClock.unixSeconds }
    guard let seconds = SimulationPlan.seconds(of: text) else {
      throw ValidationError("\(option) needs a time such as 2026-11-01T06:30:00Z, not '\(text)'")
    }
    return seconds
  }
}
