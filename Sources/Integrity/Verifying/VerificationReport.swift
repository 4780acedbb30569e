/// What a verification found.
public struct VerificationReport: Sendable {
  /// One chain of digests, as far as it was judged.
  public struct Chain: Sendable {
    /// Which one.
    public let name: ChainName
    /// The first second that its digests cover, since 1970.
    public internal(set) var startSeconds: Int64
    /// The second at which their coverage ends.
    public internal(set) var endSeconds: Int64
    /// How many digests it has.
    public internal(set) var digests = 0
    /// How many of them are verified.
    public internal(set) var verified = 0
    /// The stretches of time whose digests are verified, one after the other.
    public internal(set) var proven: [Range<Int64>] = []
    /// Digests whose signature is not known, with the reason.
    public internal(set) var pending: [(path: String, reason: String)] = []
    /// How many log files its digests list.
    public internal(set) var files = 0
  }

  /// The chains, by account, region and trail.
  public internal(set) var chains: [Chain] = []
  /// How many digests were judged.
  public internal(set) var digests = 0
  /// How many of them are verified.
  public internal(set) var verified = 0
  /// How many of them have a signature that is not known.
  public internal(set) var pending = 0
  /// How many log files were compared with what digests list.
  public internal(set) var files = 0
  /// Log files in the span for which no digest answers: they lie outside of the hours that digests cover,
  /// or in folders of which digests do not list everything.
  public internal(set) var filesUncovered = 0
  /// What is wrong, the first of it where it is very much.
  public internal(set) var problems: [IntegrityProblem] = []
  /// How many problems there are.
  public internal(set) var problemCount = 0
  /// Whether signatures were checked: without public keys they cannot be.
  public internal(set) var checksSignatures = false

  /// How many problems are kept.
  public static let problemsMaximum = 10_000

  init() {}

  mutating func add(_ problems: [IntegrityProblem]) {
    problemCount += problems.count
    self.problems += problems.prefix(max(0, Self.problemsMaximum - self.problems.count))
  }
}
