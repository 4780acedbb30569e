import CloudTrail

extension FileEnding {
  /// The word in the ledger.
  public var state: String {
    switch self {
    case .complete: "complete"
    case .incomplete: "incomplete"
    case .damaged: "damaged"
    case .unreadable: "unreadable"
    case .digest: "digest"
    case .foreign: "foreign"
    }
  }

  /// Why the file is not complete.
  public var reason: String? {
    switch self {
    case .complete, .digest: nil
    case .incomplete(let reason), .damaged(let reason), .unreadable(let reason),
      .foreign(let reason):
      reason
    }
  }
}
