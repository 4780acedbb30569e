import CloudTrail
import Store
import Testing

@testable import Daemon
@testable import Settings

/// Digests and log files that arrive in the daemon's folder.
struct ArrivingDigestsTests {
  private let folder: TemporaryFolder
  private let root: TrailFolder
  private let database: DatabaseContents
  private let clock = TestClock(nowSeconds: SignedTrail.startSeconds + 86_400)

  init() throws {
    folder = try TemporaryFolder()
    root = try TrailFolder(folder.path("trail"))
    database = DatabaseContents(path: folder.path("trailbell.db"))
  }

  /// Reads what has arrived, as a daemon does that is started for it.
  private func read(_ alarms: SelfAlarms? = nil) throws {
    var options = Ingest.options
    options.digests = try SignedTrail.settings()
    guard let alarms else {
      try Ingest.run(root.path, into: database.path, options: options, clock: clock.clock)
      return
    }
    let pipeline = try Pipeline(
      databasePath: database.path, options: options, rules: Ingest.noRules, selfAlarms: alarms,
      clock: clock.clock, events: Pipeline.Events())
    _ = try FileFeeder(databasePath: database.path, pipeline: pipeline)
      .feedAll(of: TrailRoot(root.path))
    #expect(pipeline.finish() == nil)
  }

  private func states() throws -> [String] {
    try database.lines("SELECT state FROM digests ORDER BY started_at, path").compactMap(\.self)
  }

  /// The problems, with paths below the root.
  private func problems() throws -> [String] {
    try database.lines(
      "SELECT kind, substr(path, instr(path, 'AWSLogs')) FROM integrity_problems ORDER BY 1, 2")
  }

  @Test func `what is as it was delivered is verified, and rings nothing`() throws {
    let alarms = SelfAlarms(
      behind: 0, settings: Configuration.Rules(), clock: clock.clock, startedAt: 0)
    let trail = try SignedTrail(hours: 4)
    for (path, bytes) in trail.files { try root.arrive(bytes, as: path) }
    try read(alarms)
    clock.pass(seconds: 7_200)
    try read(alarms)
    #expect(try states() == ["verified", "verified", "verified", "pending"])
    #expect(try problems() == [])
    #expect(try database.number("SELECT count(*) FROM alerts") == 0)
    let hashes = try database.lines(
      "SELECT content_sha256 || has_trailing_bytes FROM files WHERE path LIKE '%_file.json.gz'")
    #expect(hashes.count == 8 && hashes.allSatisfy { $0.count == 65 && $0.hasSuffix("0") })
    #expect(
      try database.lines("SELECT DISTINCT account, region, trail, log_files, problems FROM digests")
        == ["111122223333|eu-central-1|example-trail|2|0"])
  }

  @Test func `a changed file rings at once, and a missing one when it was waited for`() throws {
    let alarms = SelfAlarms(
      behind: 0, settings: Configuration.Rules(), clock: clock.clock, startedAt: 0)
    let trail = try SignedTrail(hours: 3)
    let (changed, late) = (trail.logFiles[0], trail.logFiles[3])
    for (path, bytes) in trail.files where path != late {
      let forged = try Gzip.member(HandWritten.file(ids: ["forged"]))
      try root.arrive(path == changed ? forged : bytes, as: path)
    }
    try read(alarms)
    #expect(try problems() == ["file_changed|\(changed)"])
    clock.pass(seconds: 3_700)
    try read(alarms)
    #expect(try problems() == ["file_changed|\(changed)", "file_missing|\(late)"])
    let alerts = try database.lines(
      "SELECT rule_id, group_key, level FROM alerts WHERE rule_id = 'trailbell-source-integrity'")
    #expect(alerts.first?.hasPrefix("trailbell-source-integrity|{\"account\"") == true)
    #expect(alerts.allSatisfy { $0.hasSuffix("critical") })
    try root.arrive(trail.files[late] ?? [], as: late)
    try read(alarms)
    #expect(try problems() == ["file_changed|\(changed)"])
  }

  @Test func `each kind of tampering is named`() throws {
    let trail = try SignedTrail(hours: 6)
    var files = trail.files
    files[trail.digests[1]] = nil
    files[trail.digests[2]] = nil
    files[trail.logFiles[0]]? += [0]
    let (unlisted, odd) = (
      SignedTrail.logFile(hour: 4, minute: 20, "forged"), "\(SignedTrail.folder)/odd.json"
    )
    files[unlisted] = try Gzip.member(HandWritten.file(ids: ["f"]))
    files[odd] = Array(HandWritten.file(ids: ["o"]).utf8)
    files[trail.digests[4]] = files[trail.digests[4]].map { Array($0.dropLast(5)) }
    for (path, bytes) in files { try root.arrive(bytes, as: path) }
    try read()
    clock.pass(seconds: 3_700)
    try read()
    // The files of digests that are not there are in a gap, where nothing tells what belongs there.
    #expect(
      try problems() == [
        "digest_missing|\(trail.digests[1])", "digest_missing|\(trail.digests[2])",
        "file_appended|\(trail.logFiles[0])", "file_unlisted|\(odd)",
        "unreadable|\(trail.digests[4])",
      ])
    #expect(try states() == ["failed", "pending", "pending", "pending"])
  }

  /// The result is a function of what arrived, in whatever order and over whatever restarts.
  @Test func `any order of arrival gives the same`() throws {
    var generator = SeededNumbers(state: TestSeed.value)
    let trail = try SignedTrail(hours: 5)
    var files = trail.files
    for path in trail.digests.dropLast() + trail.logFiles where Bool.random(using: &generator) {
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: files[path] = nil
      case 1: files[path] = try Gzip.member(HandWritten.file(ids: [path]))
      case 2: files[path]? += [7]
      case 3: files[path]?[20] ^= 4
      case 4:
        files[
          SignedTrail.logFile(hour: 2, minute: Int.random(in: 10..<40, using: &generator), "x")] =
          try Gzip.member(HandWritten.file(ids: ["x"]))
      default: break
      }
    }
    for path in files.keys.shuffled(using: &generator) {
      try root.arrive(files[path] ?? [], as: path)
      if Int.random(in: 0..<3, using: &generator) == 0 {
        try read()
        clock.pass(seconds: Int64.random(in: 0..<4_000, using: &generator))
      }
    }
    clock.pass(seconds: 4_000)
    try read()
    clock.pass(seconds: 4_000)
    try read()
    let found = (try states(), try problems())
    let other = try ArrivingDigestsTests()
    for (path, bytes) in files { try other.root.arrive(bytes, as: path) }
    try other.read()
    other.clock.pass(seconds: 4_000)
    try other.read()
    #expect(try found.0 == other.states(), "seed \(TestSeed.value)")
    #expect(try found.1 == other.problems(), "seed \(TestSeed.value)")
  }

  private struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var word = state
      word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
      word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
      return word ^ (word >> 31)
    }
  }
}
