import Alarms
import CloudTrail
import Rules
import Store
import Synchronization
import Watch

/// Evaluates rules over files, without a database.
public struct ScanRun: Sendable {
  /// One event that answered yes to one rule.
  public struct Match: Sendable {
    /// The rule.
    public let rule: DetectionDefinition
    /// The event's id.
    public let eventID: String
    /// The event's time as ISO 8601; empty where the record has none.
    public let eventTime: String
  }

  /// What a scan brought.
  public struct Summary: Sendable {
    /// Files that were read.
    public var files = 0
    /// Records that were met, duplicates among them.
    public var records = 0
    /// Records that could not be used.
    public var rejected = 0
    /// Events that rules match, and that are in no window, for their time cannot be read.
    public var untimedMatches = 0
    /// Files that could not be used, with their reasons.
    public var problems = ProblemList()
    /// Files and folders that could not be opened.
    public var unreadable = ProblemList()
    /// What was passed over, in words.
    public var skipped: [String] = []
    /// The alerts, in the order of time.
    public var alerts: [AlertNotice] = []
    /// How long it took.
    public var seconds = 0.0
  }

  private let roots: [TrailRoot]
  private let options: PipelineOptions
  private let rules: RuleBook
  private let clock: DaemonClock

  /// A scan of files and folders.
  public init(
    roots: [TrailRoot], options: PipelineOptions, rules: RuleBook, clock: DaemonClock = .system
  ) {
    self.roots = roots
    self.options = options
    self.rules = rules
    self.clock = clock
  }

  /// Scans everything.
  ///
  /// - Parameter onMatch: told of every match, each event once for each rule, as it is found.
  public func run(
    onMatch: (@Sendable (Match) -> Void)? = nil
  ) throws(RunFailure) -> Summary {
    let start = clock.monotonicNanoseconds()
    let tasks = BlockingQueue<FileTask>(countMaximum: PipelineOptions.waitingFileMaximum)
    let findings = ScanFindings(rules, onMatch: onMatch)
    let threads = try WorkerThread.several(options.decoders) { number in
      var worker = ScanWorker(
        number: number, limits: options.limits, tasks: tasks, rules: rules,
        findings: findings)
      worker.run()
    }
    feed(tasks, findings)
    tasks.close()
    for thread in threads { thread.join() }
    var summary = findings.summary(nowSeconds: clock.nowSeconds())
    summary.seconds = Double(clock.monotonicNanoseconds() - start) / 1e9
    return summary
  }

  private func feed(_ tasks: BlockingQueue<FileTask>, _ findings: ScanFindings) {
    for root in roots {
      let scan: ScanSummary = TreeScanner(root: root.path).scan { listing in
        for candidate in listing.candidates {
          tasks.push(FileTask(number: 0, root: root, candidate: candidate))
        }
        return .proceed
      }
      if case .rootUnreadable(let problem) = scan.outcome {
        findings.add(unreadable: problem.message(root: root.path))
      }
      for line in scan.failureLines { findings.add(unreadable: "\(root.path): \(line)") }
      for line in scan.skippedLines { findings.add(skipped: "\(root.path): \(line)") }
    }
  }
}

/// One decoder of a scan.
private struct ScanWorker {
  private let tasks: BlockingQueue<FileTask>
  private let findings: ScanFindings
  private var decoder: ScanDecoder
  private var openers = FileOpeners()

  init(
    number: Int, limits: DecodeLimits, tasks: BlockingQueue<FileTask>, rules: RuleBook,
    findings: ScanFindings
  ) {
    self.tasks = tasks
    self.findings = findings
    decoder = ScanDecoder(
      number: number, limits: limits,
      observer: ScanObserver(rules, tellsMatches: findings.tellsMatches))
  }

  mutating func run() {
    while let task = tasks.pop() {
      do throws(TrailFileOpenError) {
        let opened = try openers.open(task)
        decoder.decode(DescriptorSource(descriptor: opened.descriptor.rawValue)) { found, parts in
          findings.add(found, parts, path: task.candidate.path)
        }
        FileOpeners.keepOpen(opened)
      } catch {
        findings.add(unreadable: "\(task.root.ledgerPath)/\(error)")
      }
    }
  }
}
