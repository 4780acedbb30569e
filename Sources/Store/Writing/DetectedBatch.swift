import Alarms
import CloudTrail

/// A batch of events together with what the rules said, ready for the writer.
public struct DetectedBatch: Sendable {
  /// The events.
  public let events: EventBatch
  /// The ledger's view of the files, by the numbers that the batch uses.
  public var files: [Int: LedgerFile]
  /// Which events answered yes, by the positions of the rules that the writer keeps.
  public var matches: [EventMatch]

  /// A batch with its files and matches.
  public init(
    events: EventBatch, files: [Int: LedgerFile], matches: [EventMatch]
  ) {
    self.events = events
    self.files = files
    self.matches = matches
  }
}

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
  /// How many alerts people are told of.
  public var alerts = 0
  /// Files that could not be used, with their reasons; the first few.
  public var problems: [FileProblem] = []

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

  /// How many problems a report names.
  public static let problemsMaximum = 20

  /// A report of nothing.
  public init() {}
}
