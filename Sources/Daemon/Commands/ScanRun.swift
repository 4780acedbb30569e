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
    let threads = (0..<options.decoders).compactMap { number in
      WorkerThread {
        var worker = ScanWorker(
          number: number, limits: options.limits, tasks: tasks, rules: rules,
          findings: findings)
        worker.run()
      }
    }
    guard !threads.isEmpty else {
      throw RunFailure("\(WorkerThread.noneLeft)", exitStatus: .unavailable)
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
  private let observer: ScanObserver
  private var decoder: TrailDecoder
  private var openers = FileOpeners()

  init(
    number: Int, limits: DecodeLimits, tasks: BlockingQueue<FileTask>, rules: RuleBook,
    findings: ScanFindings
  ) {
    self.tasks = tasks
    self.findings = findings
    observer = ScanObserver(rules, tellsMatches: findings.tellsMatches)
    decoder = TrailDecoder(number: number, limits: limits, observer: observer)
  }

  mutating func run() {
    let batch = EventBatch(textCapacity: PipelineOptions.batchTextByteCount)
    decoder.begin(batch)
    while let task = tasks.pop() {
      do throws(TrailFileOpenError) {
        let opened = try openers.open(task)
        let source = DescriptorSource(descriptor: opened.descriptor.rawValue)
        let finish = finisher(of: task)
        _ = decoder.decode(file: 0, from: source, into: batch, handOver: finish)
        FileOpeners.keepOpen(opened)
        _ = finish(batch)
        decoder.begin(batch)
      } catch {
        findings.add(unreadable: "\(task.root.ledgerPath)/\(error)")
      }
    }
  }

  /// What reports a batch of a file and empties it.
  private func finisher(of task: FileTask) -> (EventBatch) -> EventBatch {
    let (findings, observer) = (findings, observer)
    return { batch in
      findings.add(observer.take(), batch.files, path: task.candidate.path)
      batch.reset()
      return batch
    }
  }
}
