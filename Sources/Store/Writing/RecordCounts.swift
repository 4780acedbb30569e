/// How many records there were, and what became of them.
public struct RecordCounts: Sendable, Hashable {
  /// Met in files.
  public var records = 0
  /// New in the database.
  public var stored = 0
  /// Stored before.
  public var duplicates = 0
  /// Unusable.
  public var rejected = 0

  /// Counts of nothing.
  public init() {}

  /// Adds other counts.
  public static func += (left: inout RecordCounts, right: RecordCounts) {
    left.records += right.records
    left.stored += right.stored
    left.duplicates += right.duplicates
    left.rejected += right.rejected
  }
}
