import Delivery
import Glibc
import Logging
import ServiceLifecycle
import ServiceNotice
import Settings
import UnixSignals

/// Runs the daemon until it is told to stop.
public enum DaemonRun {
  /// Runs with a configuration file.
  ///
  /// - Parameter environment: the variables that the service manager sets.
  public static func run(
    configurationPath: String, environment: [String: String], clock: DaemonClock = .system
  ) async throws {
    ignoreSignals()
    let (configuration, rules) = try RunSettings.load(configurationPath)
    let logger = makeLogger(configuration.log.level, environment)
    logger.notice(
      "trailbell \(trailbellVersion): \(rules.alarmRules.count) rules, database \(configuration.database.path)"
    )
    if rules.alarmRules.isEmpty { logger.warning("\(RunSettings.noRulesText)") }
    for note in rules.runningNotes + configuration.sinks.notes(rules) {
      logger.warning("\(note)")
    }
    let service = DaemonService(
      configurationPath: configurationPath, configuration: configuration,
      notifier: ServiceNotifier(environment: environment),
      output: StandardOutput(journalStream: environment["JOURNAL_STREAM"]),
      maker: SenderMaker(clock, environment: environment), clock: clock, logger: logger)
    try service.start(rules)
    // The group's own lines tell of its services, not of the trail.
    var groupLogger = logger
    groupLogger.logLevel = max(logger.logLevel, .warning)
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [
          .init(
            service: service, successTerminationBehavior: .gracefullyShutdownGroup,
            failureTerminationBehavior: .gracefullyShutdownGroup)
        ],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: groupLogger))
    try await group.run()
  }

  /// A reader that goes away, and a file size limit, are errors to handle and not to die of.
  private static func ignoreSignals() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    // Until it is caught: what has just been read need not be read again, and is not worth dying.
    signal(SIGHUP, SIG_IGN)
  }

  private static func makeLogger(
    _ level: Configuration.Log.Level, _ environment: [String: String]
  ) -> Logger {
    let journal = StandardOutput(
      descriptor: STDERR_FILENO, journalStream: environment["JOURNAL_STREAM"])
    let handler = LineLogHandler(
      level: Logger.Level(rawValue: level.rawValue) ?? .info, isJournal: journal.isJournal)
    return Logger(label: "trailbell", factory: { _ in handler })
  }
}

/// The program's version.
public let trailbellVersion = "0.1.0"
