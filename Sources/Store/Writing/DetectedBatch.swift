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
