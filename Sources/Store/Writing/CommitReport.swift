/// What a commit brought.
public struct CommitReport: Sendable {
  /// How many files came to their end.
  public var files = 0
  /// How many of them are complete, or digests.
  public var completeFiles = 0
  /// What became of their records.
  public var counts = RecordCounts()
  /// Events that claim the id and time of others.
  public var conflicts = 0
  /// Matches of events without a time, which are in no window.
  public var untimedMatches = 0
  /// How many matches were handed over.
  public var matches = 0
  /// The processor time that alarms took: to write matches, and to bring alerts up to date.
  public var alarmNanoseconds: UInt64 = 0
  /// The titles of rules that have come to have very many groups; each is told once.
  public var explodedRules: [String] = []
  /// The titles of rules that ended, because events were stored that they have not seen.
  public var retiredRules: [String] = []
  /// The end of the chain over what is stored, where the commit stored something.
  public var sealHead: SealHead?
  /// How many events were deleted because they were old enough.
  public var deletedEvents = 0
  /// Whether nothing was deleted because legal holds are not as they were sealed.
  public var missesHolds = false
  /// How long the writer was busy with it where the transaction was one of deleting, by the clock.
  public var deletionNanoseconds: UInt64 = 0
  /// How many alerts people are told of.
  public var alerts = 0
  /// What came to light about the trail's integrity.
  public var integrity: [IntegrityFinding] = []
  /// Files that could not be used, with their reasons; the first few.
  public private(set) var problems: [FileProblem] = []
  /// All files that could not be used, by the ledger's word for what they are.
  public private(set) var unusable: [String: UnusableFiles] = [:]

  /// A file that could not be used.
  public struct FileProblem: Sendable, Hashable, CustomStringConvertible {
    /// Its path.
    public let path: String
    /// The word in the ledger.
    public let state: String
    /// Why.
    public let reason: String

    /// The problem in one line.
    public var description: String { "\(path): \(state): \(reason)" }
  }

  /// Files that could not be used, of one state in the ledger.
  public struct UnusableFiles: Sendable, Hashable {
    /// The first of them.
    public let first: FileProblem
    /// How many there are.
    public fileprivate(set) var count = 0
  }

  /// How many problems a report names.
  public static let problemsMaximum = 20

  /// A report of nothing.
  public init() {}

  mutating func add(_ problem: FileProblem) {
    if problems.count < Self.problemsMaximum { problems.append(problem) }
    unusable[problem.state, default: UnusableFiles(first: problem)].count += 1
  }
}
