import Alarms
import Integrity
import Settings
import Rules
import Store
import Synchronization

/// What the daemon notices of itself, on its way to the writer.
///
/// Any thread may tell; the writer takes what waits into its next transaction.
final class SelfAlarms: Sendable {
  /// What is told of.
  private struct Subject: Hashable {
    let rule: Int
    let group: String
  }

  /// Something that lasts.
  private struct Standing {
    var text: String
    var signalledAt: UInt64
  }

  private struct State {
    /// One for each subject: the first that came since the writer looked.
    var waiting: [Subject: Signal] = [:]
    var standing: [Subject: Standing] = [:]
    var clock = ClockWatch()
    /// Until when silences are not judged, by the monotonic clock.
    var patientUntil: UInt64
  }

  /// The rules, which stand behind those that were loaded.
  let rules: [AlarmRule]
  /// By alarm, the position of its rule; none where the configuration leaves it out.
  private let positions: [SelfAlarm: Int]
  private let clock: DaemonClock
  private let state: Mutex<State>

  /// How often what lasts is signalled, in nanoseconds: well within the windows of its rules.
  private static let repeatNanoseconds: UInt64 = 300_000_000_000
  /// For how long silences are not judged after a start, in nanoseconds: first what lies in the folder
  /// has to be read, and the tool that fills it has to make up for the time that it was down.
  private static let patienceNanoseconds: UInt64 = 3_600_000_000_000

  /// - Parameters:
  ///   - loadedCount: how many rules stand before these.
  ///   - startedAt: when the daemon started, by the monotonic clock, in nanoseconds.
  init(
    behind loadedCount: Int, settings: Configuration.Rules, clock: DaemonClock, startedAt: UInt64
  ) {
    let alarms = SelfAlarm.allCases.filter { alarm in
      !settings.exclude.contains(where: alarm.isCalled)
    }
    rules = alarms.map { alarm in
      alarm.rule(isShadow: settings.shadow.contains(where: alarm.isCalled))
    }
    positions = Dictionary(
      uniqueKeysWithValues: alarms.enumerated().map { ($0.element, loadedCount + $0.offset) })
    self.clock = clock
    state = Mutex(State(patientUntil: startedAt + Self.patienceNanoseconds))
  }

  // MARK: What is noticed

  /// Something happened, and is over.
  func note(_ alarm: SelfAlarm, _ group: KeyValuePairs<String, String> = [:], _ text: String) {
    guard let subject = subject(alarm, group) else { return }
    state.withLock { add(text, about: subject, to: &$0) }
  }

  /// Something is so, until it is said to be over.
  func begin(_ alarm: SelfAlarm, _ group: KeyValuePairs<String, String> = [:], _ text: String) {
    guard let subject = subject(alarm, group) else { return }
    state.withLock { state in
      if state.standing[subject] != nil {
        state.standing[subject]?.text = text
        return
      }
      state.standing[subject] = Standing(text: text, signalledAt: clock.monotonicNanoseconds())
      add(text, about: subject, to: &state)
    }
  }

  /// What was so is so no more.
  func end(_ alarm: SelfAlarm, _ group: KeyValuePairs<String, String> = [:]) {
    guard let subject = subject(alarm, group) else { return }
    state.withLock { $0.standing[subject] = nil }
  }

  /// Looks at the clock, and signals again what lasts.
  ///
  /// - Returns: whether the clock has jumped, as it does while the machine stands still.
  @discardableResult
  func look() -> Bool {
    let now = clock.monotonicNanoseconds()
    let jump = state.withLock { state in
      for (subject, standing) in state.standing
      where now - standing.signalledAt >= Self.repeatNanoseconds {
        state.standing[subject]?.signalledAt = now
        add(standing.text, about: subject, to: &state)
      }
      let jump = state.clock.jump(nowSeconds: clock.nowSeconds(), monotonicNanoseconds: now)
      // By a clock that is wrong every trail is silent.
      if jump != nil { state.patientUntil = now + Self.patienceNanoseconds }
      return jump
    }
    guard let jump else { return false }
    note(.clockJumped, [:], ClockWatch.text(ofJump: jump))
    return true
  }

  private func subject(_ alarm: SelfAlarm, _ group: KeyValuePairs<String, String>) -> Subject? {
    positions[alarm].map { Subject(rule: $0, group: MatchGroup.key(of: group)) }
  }

  private func add(_ text: String, about subject: Subject, to state: inout State) {
    guard state.waiting[subject] == nil else { return }
    state.waiting[subject] = signal(subject, text)
  }

  private func signal(_ subject: Subject, _ text: String) -> Signal {
    Signal(rule: subject.rule, group: subject.group, seconds: clock.nowSeconds(), text: text)
  }

  // MARK: What the writer takes

  /// Whether the daemon has been at work for long enough to tell that a trail is silent.
  var judgesSilences: Bool {
    let now = clock.monotonicNanoseconds()
    return state.withLock { now >= $0.patientUntil }
  }

  /// Whether something waits.
  var isWaiting: Bool { state.withLock { !$0.waiting.isEmpty } }

  /// Takes what waits.
  func take() -> [Signal] {
    state.withLock { state in
      defer { state.waiting.removeAll() }
      return Array(state.waiting.values)
    }
  }

  /// What a transaction brings by itself: written with it, so that neither is there without the
  /// other.
  func signals(of report: CommitReport) -> [Signal] {
    var texts: [(subject: Subject?, text: String)] = report.signalledFiles.map { files in
      (subject(.fileRejected, ["state": files.first.state]), files.words)
    }
    if report.counts.rejected > 0 {
      let text = "\(report.counts.rejected) records could not be used; see the view rejections"
      texts.append((subject(.fileRejected, ["state": "record"]), text))
    }
    texts += report.integritySignals.map { finding, text in
      let area: KeyValuePairs = ["account": finding.account, "region": finding.region]
      return (subject(.sourceIntegrity, area), text)
    }
    if report.conflicts > 0 {
      let text = "\(report.conflicts) events have the id and time of others; see the view conflicts"
      texts.append((subject(.eventConflict, [:]), text))
    }
    return texts.compactMap { subject, text in subject.map { signal($0, text) } }
  }
}

extension CommitReport {
  /// The files that ring; whole files of another kind lie in many a bucket beside the trail, and
  /// are no fault of it.
  fileprivate var signalledFiles: [UnusableFiles] {
    unusable.filter { $0.key != Self.foreignState }.sorted { $0.key < $1.key }.map(\.value)
  }

  private static let foreignState = "foreign"

  /// One for each account and region: the first finding, and how many there are.
  fileprivate var integritySignals: [(first: IntegrityFinding, text: String)] {
    let areas = Dictionary(grouping: integrity, by: { [$0.account, $0.region] })
    return areas.values.compactMap { findings in
      guard let first = findings.min(by: { $0.problem < $1.problem }) else { return nil }
      let problem = first.problem
      let words = "\(problem.kind.rawValue): \(problem.path): \(problem.detail)"
      return findings.count == 1
        ? (first, words)
        : (
          first, "\(findings.count) problems, see the view integrity_problems; the first: \(words)"
        )
    }
  }
}

extension CommitReport.UnusableFiles {
  fileprivate var words: String {
    count == 1 ? "\(first)" : "\(count) files could not be used, the first: \(first)"
  }
}
