/// Sees every record while its bytes are at hand: the place of the rules.
public protocol RecordObserver: AnyObject {
  /// A batch begins; where its generation is new, numbers of shapes and identities mean others.
  func batchDidBegin(_ batch: EventBatch)

  /// A record became the last row of the batch.
  ///
  /// - Parameter facts: tells the shape and the identity behind the row's numbers.
  func observe(
    _ record: borrowing Record, in bytes: RawSpan, row: EventRow, at index: Int,
    facts: borrowing EventBuilder)

  /// Rows from an index on were taken back, because their file cannot be used.
  func discardRows(from index: Int)
}

/// Looks at nothing.
public final class NoObserver: RecordObserver {
  /// An observer that looks at nothing.
  public init() {}
  /// Does nothing.
  public func batchDidBegin(_ batch: EventBatch) {}
  /// Does nothing.
  public func observe(
    _ record: borrowing Record, in bytes: RawSpan, row: EventRow, at index: Int,
    facts: borrowing EventBuilder
  ) {}
  /// Does nothing.
  public func discardRows(from index: Int) {}
}
