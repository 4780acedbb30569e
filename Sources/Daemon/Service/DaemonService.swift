import Delivery
import Settings
import Logging
import ServiceLifecycle
import ServiceNotice
import Store
import Synchronization
import UnixSignals

/// The daemon as a service: starts, reloads and stops the session.
final class DaemonService: Service {
  private let configurationPath: String
  private let notifier: ServiceNotifier
  private let health: Health
  private let output: StandardOutput
  private let maker: SenderMaker
  private let clock: DaemonClock
  private let logger: Logger
  private let state: Mutex<State>

  private struct State {
    var configuration: Configuration
    var rules: RuleBook?
    var session: Session?
    var lock: InstanceLock?
  }

  init(
    configurationPath: String, configuration: Configuration, notifier: ServiceNotifier,
    output: StandardOutput, maker: SenderMaker, clock: DaemonClock, logger: Logger
  ) {
    self.configurationPath = configurationPath
    self.notifier = notifier
    self.output = output
    self.maker = maker
    self.clock = clock
    self.logger = logger
    health = Health(notifier, clock: clock)
    state = Mutex(State(configuration: configuration))
  }

  /// Takes the database's lock and begins the first session.
  func start(_ rules: RuleBook) throws(RunFailure) {
    try state.withLock { state throws(RunFailure) in
      do throws(InstanceLockError) {
        state.lock = try InstanceLock.acquire(for: state.configuration.database.path)
      } catch {
        if case .held = error { throw RunFailure("\(error)", exitStatus: .temporary) }
        throw RunFailure("\(error)", exitStatus: .unavailable)
      }
      state.session = try begin(
        state.configuration, rules, sinks(of: state.configuration),
        digests(of: state.configuration))
      state.rules = rules
    }
    _ = notifier.ready(status: "reading what is there")
  }

  func run() async throws {
    let signals = await UnixSignalsSequence(trapping: .sighup)
    var isWorking = true
    for await _ in signals.cancelOnGracefulShutdown() {
      isWorking = reload()
      if !isWorking { break }
    }
    _ = notifier.stopping(status: "storing what is on its way")
    logger.notice("stopping")
    state.withLock { state in
      state.session?.end()
      state.session = nil
      state.lock?.release()
    }
    logger.notice("stopped")
    guard isWorking else {
      throw RunFailure("the daemon could not go on after a reload", exitStatus: .unavailable)
    }
  }

  private func sinks(of configuration: Configuration) throws(RunFailure) -> [Sink] {
    do throws(SinkFault) { return try configuration.sinks.made(by: maker, output) } catch {
      throw RunFailure("\(configurationPath): \(error)", exitStatus: .configuration)
    }
  }

  private func digests(of configuration: Configuration) throws(RunFailure) -> DigestSettings {
    do throws(RunFailure) { return try DigestSettings(configuration.digests) } catch {
      throw RunFailure("\(configurationPath): \(error)", exitStatus: .configuration)
    }
  }

  private func begin(
    _ configuration: Configuration, _ rules: RuleBook, _ sinks: [Sink], _ digests: DigestSettings
  ) throws(RunFailure) -> Session {
    do throws(Session.Failure) {
      return try Session(
        configuration, rules: rules, health: health, sinks: sinks, digests: digests, clock: clock,
        logger: logger)
    } catch {
      throw RunFailure("\(error)", exitStatus: .unavailable)
    }
  }

  // MARK: Reload

  /// Begins again with the configuration and rules as they are now; keeps the old ones when the
  /// new ones have mistakes.
  ///
  /// - Returns: false when neither the new nor the old ones can be worked with.
  private func reload() -> Bool {
    _ = notifier.reloading(status: "reading the configuration again")
    var status = "the old configuration stays in force"
    defer { _ = notifier.ready(status: status) }
    let configuration: Configuration
    let rules: RuleBook
    do throws(RunFailure) {
      (configuration, rules) = try RunSettings.load(configurationPath)
    } catch {
      for line in "\(error)".split(separator: "\n") {
        logger.error("the old configuration stays in force: \(line)")
      }
      return true
    }
    return state.withLock { state in
      if exchange(&state, for: configuration, rules) { status = "reloaded" }
      return state.session != nil
    }
  }

  private func exchange(
    _ state: inout State, for configuration: Configuration, _ rules: RuleBook
  ) -> Bool {
    guard configuration.database.path == state.configuration.database.path else {
      logger.error(
        "the old configuration stays in force: database.path changes at a restart only")
      return false
    }
    let old = state.configuration
    do throws(RunFailure) {
      // Secrets and keys that cannot be read are found while the old session still works.
      let sinks = try sinks(of: configuration)
      let digests = try digests(of: configuration)
      state.session?.end()
      state.session = nil
      state.session = try begin(configuration, rules, sinks, digests)
      state.configuration = configuration
      state.rules = rules
      logger.notice("reloaded \(configurationPath): \(rules.alarmRules.count) rules")
      for note in rules.runningNotes + configuration.sinks.notes(rules) {
        logger.warning("\(note)")
      }
      return true
    } catch let failure {
      logger.error("the old configuration stays in force: \(failure)")
    }
    guard state.session == nil, let oldRules = state.rules else { return false }
    do throws(RunFailure) {
      state.session = try begin(old, oldRules, sinks(of: old), digests(of: old))
    } catch {
      logger.error("and the old one cannot be begun again: \(error)")
      state.session = nil
    }
    return false
  }
}
