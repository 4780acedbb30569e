import Foundation
import Glibc
import Receivers
import Synchronization

/// From the rename of a file into the watched tree to a webhook's receipt of its alert: the whole
/// program, run as its users run it.
struct WebhookMeasurement: BenchmarkMeasurement {
  /// What the daemon reads meanwhile; nil is nothing.
  let load: Input?

  /// Fewer under load, which has its end.
  private var fileCount: Int { load == nil ? 200 : 60 }
  private static let timeoutSeconds = 60.0

  /// When the receiver got the alert of each account.
  private final class Receipts: Sendable {
    let seconds = Mutex<[String: Double]>([:])

    func note(_ body: String) {
      let now = Stopwatch.monotonicSeconds
      guard let start = body.range(of: "arn:aws:iam::")?.upperBound else { return }
      let account = String(body[start...].prefix(12))
      seconds.withLock { $0[account] = $0[account] ?? now }
    }
  }

  func run(in workspace: Workspace) throws -> Sample {
    let receipts = Receipts()
    let receiver = try HTTPReceiver { request in
      receipts.note(request.body)
      return .init(status: 204)
    }
    defer { receiver.stop() }
    let trail = try SignInTrail(
      root: workspace.work("watched"), temporaryFolder: workspace.work("arriving"))
    let daemon = try start(trail.root, receiver.port, workspace)
    defer { daemon.terminate() }
    var sample = Sample()
    var watch = Stopwatch()
    sample.latenciesMilliseconds = try watch.measure { try ringAll(trail, receipts) }
    if load != nil, try storedCount(workspace) >= loadCount(workspace) {
      throw BenchmarkError("the load was over before the last alert; make it larger")
    }
    sample.fileCount = fileCount
    sample.wallSeconds = watch.wallSeconds
    return sample
  }

  private func ringAll(_ trail: SignInTrail, _ receipts: Receipts) throws -> [Double] {
    // One for the daemon to have started.
    let first = try trail.prepare(0)
    try first.rename()
    _ = try waitFor(0, receipts)
    var latencies: [Double] = []
    for number in 1...fileCount {
      let arrival = try trail.prepare(number)
      // Never in step with a timer of the program.
      usleep(UInt32(20_000 + (number * 7_919) % 15_000))
      let start = Stopwatch.monotonicSeconds
      try arrival.rename()
      latencies.append((try waitFor(number, receipts) - start) * 1_000)
    }
    return latencies
  }

  private func waitFor(_ number: Int, _ receipts: Receipts) throws -> Double {
    let account = SignInTrail.account(number)
    let deadline = Stopwatch.monotonicSeconds + Self.timeoutSeconds
    while Stopwatch.monotonicSeconds < deadline {
      if let seconds = receipts.seconds.withLock({ $0[account] }) { return seconds }
      usleep(500)
    }
    throw BenchmarkError("the alert of file \(number) did not arrive in \(Self.timeoutSeconds) s")
  }

  private func start(_ root: String, _ port: Int, _ workspace: Workspace) throws -> Process {
    let configuration = try workspace.work("webhook.yaml")
    let folders = [root] + (load.map { [workspace.path(of: $0)] } ?? [])
    try """
    trail: {directories: [\(folders.joined(separator: ", "))]}
    database: {path: \(try workspace.work("webhook.sqlite"))}
    rules: {paths: [\(SignInTrail.ruleFile)]}
    alerts: {about_itself: false}
    sinks:
      stdout: {enabled: false}
      webhooks:
        receiver: {url: "http://127.0.0.1:\(port)/", private_hosts: [127.0.0.1]}
    log: {level: error}
    """.write(toFile: configuration, atomically: true, encoding: .utf8)
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let program = URL(filePath: own).deletingLastPathComponent().appending(path: "trailbell")
    guard FileManager.default.isExecutableFile(atPath: program.path) else {
      throw BenchmarkError("\(program.path) is not there: build the product trailbell as well")
    }
    let process = Process()
    process.executableURL = program
    process.arguments = ["run", "--config", configuration]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func storedCount(_ workspace: Workspace) throws -> Int64 {
    try RawDatabase(path: workspace.work("webhook.sqlite")).numbers("SELECT count(*) FROM file")
      .first ?? 0
  }

  private func loadCount(_ workspace: Workspace) throws -> Int64 {
    guard let load else { return 0 }
    return Int64(try workspace.files(of: load).count + fileCount)
  }
}
