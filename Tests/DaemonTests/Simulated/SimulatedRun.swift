import Alarms
import Foundation
import Store

@testable import Daemon
@testable import Simulation

/// A daemon that lives several times, and all that happens to it, from one seed.
///
/// Everything happens on one thread: the writer asks for the next step when it has looked around.
final class SimulatedRun: @unchecked Sendable {
  let folder: TemporaryFolder
  let path: String
  let rules: SimulatedRules
  let sink: SimulatedSink
  let options: PipelineOptions
  let clock: SimulatedClock
  private(set) var silences: [SimulatedSilence] = []
  private(set) var arrived: [SimulatedFile] = []
  private(set) var errors: [String] = []
  private let faults: SimulatedFaults
  private var random: SeededGenerator
  private var files = SimulatedFiles()
  private var waiting: [SimulatedFile] = []
  private var stepsLeft = 0
  private var isCalm = false
  private var endsWithFaults = false
  /// Whether this life has nobody to tell, and its rules are not all there are.
  private var isIngest = false
  /// Whether a run stored alerts that nobody was to be told of.
  private(set) var hadIngest = false
  private let locks: Bool

  init(seed: UInt64) throws {
    random = SeededGenerator(seed: seed)
    folder = try TemporaryFolder()
    path = folder.path("trailbell.db")
    rules = SimulatedRules(&random)
    sink = SimulatedSink(path: path)
    faults = SimulatedFaults(path: path)
    clock = SimulatedClock(
      seconds: 1_793_527_200 + Int64(random.number(below: 10 * 86_400)))
    // A lock is waited for in real time.
    locks = random.chance(0.03)
    var options = Ingest.options
    options.decoders = 2
    options.sinks = [SimulatedSink.name]
    options.waitingSecondMilliseconds = 1
    options.batchEventMaximum = 1 + random.number(below: 30)
    options.alarms = AlarmSettings(
      deliveryDelaySeconds: Int64([0, 120, 900][random.number(below: 3)]), repeatSeconds: 600,
      repeatSecondsMaximum: 4_000, summaryAgeSeconds: 86_400, retiresOtherRules: true)
    options.alarms.matchCacheByteCount = [0, 2_000, 1 << 20][random.number(below: 3)]
    self.options = options
  }

  var faultCount: Int { faults.count }

  // MARK: Lives

  /// Lives some times, through whatever comes.
  func play() throws {
    for _ in 0..<(3 + random.number(below: 3)) {
      endsWithFaults = random.chance(0.4)
      stepsLeft = 10 + random.number(below: 25)
      isIngest = random.chance(0.15)
      hadIngest = hadIngest || isIngest
      try live(isIngest ? rules.lasting : rules.book(&random))
      try faults.mend()
      if random.chance(0.5) { moveClock() }
    }
    clock.catchUp()
    isCalm = true
    isIngest = false
    endsWithFaults = false
    stepsLeft = 40
    try live(rules.lasting)
  }

  private func live(_ book: RuleBook) throws {
    var options = options
    options.retriesForEver = !endsWithFaults
    options.awaitedFolderCount = isIngest || random.chance(0.5) ? 0 : 1
    if isIngest {
      options.sinks = []
      options.alarms.retiresOtherRules = false
    }
    sink.restart()
    waiting = try missing()
    let life = SimulatedLife(book, options)
    var events = WriteWorker.Events()
    events.progressed = { [self] in step(life) }
    events.failed = { [self] error, _ in
      errors.append("\(error)")
      if !endsWithFaults { note { try self.faults.mend() } }
    }
    _ = try life.run(path: path, options, book, clock, events)
  }

  /// The files that the ledger does not know, as a look at the folder finds them.
  private func missing() throws -> [SimulatedFile] {
    guard FileManager.default.fileExists(atPath: path), !arrived.isEmpty else { return arrived }
    let known = Set(try DatabaseContents(path: path).lines("SELECT name FROM file"))
    return arrived.filter { !known.contains($0.name) }
  }

  // MARK: Steps

  private func step(_ life: SimulatedLife) {
    stepsLeft -= 1
    if waiting.isEmpty { life.noteFolder() }
    note {
      if self.isCalm { try self.calmStep(life) } else { try self.wildStep(life) }
    }
    note {
      guard self.stepsLeft <= 0 else { return }
      if try !self.isCalm || self.isSettled(life) { life.stop(isDone: self.isIngest) }
    }
  }

  /// Whether all is stored and judged up to now; what was held back is judged a day at a time.
  private func isSettled(_ life: SimulatedLife) throws -> Bool {
    guard waiting.isEmpty, life.isIdle else { return false }
    let due = try DatabaseContents(path: path).number(
      "SELECT count(*) FROM due "
        + "WHERE due_at <= (SELECT value FROM progress WHERE name = 'settled_at')")
    return due == 0
  }

  private func wildStep(_ life: SimulatedLife) throws {
    switch random.fraction() {
    case ..<0.4: try deliver(life)
    case ..<0.65: moveClock()
    case ..<0.85: life.acknowledge(try sink.receive(&random))
    case ..<0.9: try faults.inject(endsLife: endsWithFaults, &random)
    case ..<0.92: try silence()
    case ..<0.93 where locks && !endsWithFaults: try faults.lock()
    default: break
    }
  }

  /// Lets everything come, be judged, and be told.
  private func calmStep(_ life: SimulatedLife) throws {
    if !waiting.isEmpty, life.hasRoom { life.deliver([waiting.removeFirst()]) }
    clock.move(by: 7)
    life.acknowledge(try sink.receiveAll())
  }

  private func deliver(_ life: SimulatedLife) throws {
    guard life.hasRoom else { return }
    for _ in 0..<random.number(below: 3) where arrived.count < 40 {
      let file = try files.next(now: clock.now, &random)
      arrived.append(file)
      waiting.insert(file, at: random.number(below: waiting.count + 1))
    }
    let count = min(waiting.count, random.number(below: 4))
    guard count > 0 else { return }
    life.deliver(Array(waiting.prefix(count)))
    waiting.removeFirst(count)
  }

  private func moveClock() {
    let longest = [5, 60, 60, 1_000, 1_000, 10_000, 86_400, 3 * 86_400][random.number(below: 8)]
    let distance = Int64(random.number(below: longest))
    clock.move(by: random.chance(0.06) ? -distance : distance)
  }

  private func silence() throws {
    let silence = SimulatedSilence(
      now: clock.now,
      outboxRow: try DatabaseContents(path: path).number(
        "SELECT coalesce(max(id), 0) FROM outbox"), &random)
    if try faults.write(silence.insertion) { silences.append(silence) }
  }

  /// What must not happen to the simulation itself.
  private func note(_ body: () throws -> Void) {
    do { try body() } catch { errors.append("simulation: \(error)") }
  }
}
