import Alarms
import CloudTrail
import Retention
import Store

/// Evaluates rules over the events that a database holds, and changes nothing in it.
public struct BacktestRun: Sendable {
  /// Where the run is.
  public struct Progress: Sendable {
    /// Events that were read.
    public var events = 0
    /// Events that are to be read, as far as is known.
    public var eventsFound = 0
  }

  /// How many seconds behind the end are read on first while alerts that began before it go on.
  ///
  /// Each time twice as many. Tests make it small to meet its edges.
  package var firstStepSeconds: Int64 = 7_200

  private let databasePath: String
  private let rules: RuleBook
  private let sinceSeconds: Int64?
  private let untilSeconds: Int64?
  private let decoders: Int
  private let clock: DaemonClock

  /// A run over the alerts that begin from one second to another, both included.
  ///
  /// - Parameters:
  ///   - sinceSeconds: nil for the oldest event.
  ///   - untilSeconds: nil for now.
  public init(
    databasePath: String, rules: RuleBook, sinceSeconds: Int64? = nil, untilSeconds: Int64? = nil,
    decoders: Int = 2, clock: DaemonClock = .system
  ) {
    self.databasePath = databasePath
    self.rules = rules
    self.sinceSeconds = sinceSeconds
    self.untilSeconds = untilSeconds
    self.decoders = decoders
    self.clock = clock
  }

  /// Runs to the end.
  ///
  /// - Parameter progress: told now and then where the run is, by several threads.
  public func run(
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) throws -> BacktestReport {
    let start = clock.monotonicNanoseconds()
    let now = clock.nowSeconds()
    let reader = try StoredRecordReader(databasePath: databasePath)
    let times = try reader.times()
    var report = BacktestReport(
      sinceSeconds: sinceSeconds ?? times?.lowerBound, untilSeconds: untilSeconds ?? now)
    let findings = BacktestFindings(rules)
    var alerts: [JudgedAlert] = []
    if let times, let since = report.sinceSeconds, since <= report.untilSeconds {
      let stretch = since...report.untilSeconds
      report.events = try reader.count(from: since, through: report.untilSeconds)
      let reading = BacktestReading(
        reader: reader, rules: rules, decoders: decoders, findings: findings, progress: progress)
      alerts = try self.alerts(beginningIn: stretch, of: times, reading, nowSeconds: now)
    }
    report.deletions = try deletions(reader, through: report.untilSeconds)
    report.setAlerts(alerts, of: rules.alarmRules)
    report.eventsRead = findings.records
    report.untimedMatches = findings.untimedMatches
    report.problems = findings.problems
    report.seconds = Double(clock.monotonicNanoseconds() - start) / 1e9
    return report
  }

  /// What was deleted of the events that decide about the stretch, also before it.
  private func deletions(
    _ reader: StoredRecordReader, through last: Int64
  ) throws -> [PeriodDeletion] {
    let reach = BacktestReach(rules.alarmRules)
    let first = sinceSeconds.flatMap { since in reach.pastSeconds.map { since - $0 } }
    return try reader.deletions(
      from: first, through: last + reach.delaySeconds + reach.holdSeconds)
  }

  /// The alerts that begin in a stretch of time, as if all events had been judged.
  ///
  /// Read are the events before it that decide what begins in it, and those behind it until nothing
  /// that began in it can change any more.
  private func alerts(
    beginningIn stretch: ClosedRange<Int64>, of times: ClosedRange<Int64>,
    _ reading: BacktestReading, nowSeconds: Int64
  ) throws -> [JudgedAlert] {
    let reach = BacktestReach(rules.alarmRules)
    var reading = reading
    if let past = reach.pastSeconds, stretch.lowerBound - past > times.lowerBound {
      reading.next = .first(ofSeconds: stretch.lowerBound - past)
    }
    var step = firstStepSeconds
    var horizon = stretch.upperBound + reach.delaySeconds + reach.holdSeconds + step
    while true {
      let end = min(horizon, times.upperBound)
      try reading.read(through: end)
      let isAll = end == times.upperBound
      // Behind what was read nothing is known: it is judged as if the clock stood there.
      let settled = isAll ? nowSeconds : min(nowSeconds, end)
      let alerts = reading.findings.alerts(nowSeconds: settled).filter {
        stretch.contains($0.notice.episode.startedAt)
      }
      if isAll || alerts.allSatisfy({ reach.isFinal($0, readThrough: end) }) { return alerts }
      step *= 2
      horizon += step
    }
  }
}
