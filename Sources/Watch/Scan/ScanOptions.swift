/// How a scan goes through a tree.
public struct ScanOptions: Sendable {
  /// The order of the directories and files of one directory, by the bytes of their names.
  public enum Order: Sendable {
    /// The oldest day first, as the folders of a trail are named.
    case ascending
    /// The newest day first.
    case descending
  }

  /// The order in which directories are entered; candidates of one directory always ascend.
  public var order: Order
  /// How many directories below the root are entered one inside the other; a trail has about ten.
  public var depthLimit: Int
  /// How many paths a summary keeps for every reason to skip.
  public var examplesPerReason: Int
  /// Whether a summary lists all files with the metadata of digests: as many as there are digests.
  public var listsDigestMetadata = false

  /// The defaults suit every trail.
  public init(order: Order = .ascending, depthLimit: Int = 32, examplesPerReason: Int = 5) {
    self.order = order
    // Each level holds one descriptor and one stack frame.
    self.depthLimit = min(max(depthLimit, 0), 128)
    self.examplesPerReason = max(examplesPerReason, 0)
  }
}

/// What a scan does after a listing was received.
public enum ScanStep: Sendable {
  /// Goes on to the next directory.
  case proceed
  /// Ends here; the summary says that the scan was stopped.
  case stop
}
