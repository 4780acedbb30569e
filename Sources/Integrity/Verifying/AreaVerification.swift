import CloudTrail

/// Verifies one account and region.
struct AreaVerification<Files: VerifiableFiles> {
  private let area: TrailArea
  private let files: Files
  private let keys: PublicKeys
  private let signatures: DigestSignatures
  private let span: VerifiedSpan
  private let readers: FileReaders
  private let present: Set<PathKey>

  /// The digests that could be read.
  private(set) var digests: [FoundDigest] = []
  /// By position, what is known of those that are judged.
  private(set) var verdicts: [Int: DigestVerdict] = [:]
  private(set) var problems: [IntegrityProblem] = []
  /// How many digests cannot be read.
  private(set) var unreadableDigests = 0
  private(set) var listedFiles = 0
  private(set) var filesUncovered = 0

  init(
    _ area: TrailArea, _ files: Files, keys: PublicKeys, signatures: DigestSignatures,
    span: VerifiedSpan, readers: FileReaders
  ) {
    self.area = area
    self.files = files
    self.keys = keys
    self.signatures = signatures
    self.span = span
    self.readers = readers
    present = Set((area.digests + area.others).map { PathKey($0) })
  }

  mutating func run() {
    readDigests()
    let present = present
    let judge = ChainJudge(
      keys: keys, signatures: signatures, span: span, exists: { present.contains(PathKey($0)) })
    verdicts = judge.judge(digests)
    for verdict in verdicts.values { problems += verdict.problems }
    findMissingOfMetadata()
    let listed = compareListed()
    findUnlisted(listed)
  }

  /// The newest digest is named by no other: when it is taken away, its metadata can still tell of it.
  private mutating func findMissingOfMetadata() {
    let known = Set(problems.filter { $0.kind == .digestMissing }.map { PathKey($0.path) })
    for path in area.described
    where !present.contains(PathKey(path)) && !known.contains(PathKey(path)) {
      if let name = DigestName(path), !span.contains(endSeconds: name.endSeconds) { continue }
      problems.append(
        IntegrityProblem(
          .digestMissing, path, "its metadata lies there, and it does not"))
    }
  }

  /// Reads the digests that are judged, and those around them that bear witness.
  private mutating func readDigests() {
    let paths = area.digests.filter { path in
      guard let name = DigestName(path) else { return true }
      return span.isWitness(endSeconds: name.endSeconds)
    }
    for (path, reading) in zip(paths, readers.digests(paths, of: files)) {
      switch reading {
      case .success(let digest): digests.append(digest)
      case .failure(let fault):
        guard DigestName(path).map({ span.contains($0.endSeconds) }) ?? true else { continue }
        unreadableDigests += 1
        problems.append(IntegrityProblem(.unreadable, path, "\(fault)"))
      }
    }
  }

  /// Compares what digests list with what is there; returns everything that any of them lists.
  private mutating func compareListed() -> Set<PathKey> {
    var listed: Set<PathKey> = []
    var paths: [String] = []
    var positions: [PathKey: Int] = [:]
    var expected: [(path: String, hash: String, digest: String)] = []
    for (index, found) in digests.enumerated() {
      let isJudged = verdicts[index] != nil
      for logFile in found.digest.logFiles {
        let path = found.place?.path(of: logFile.object) ?? logFile.object
        let key = PathKey(path)
        // A digest that lies elsewhere says nothing of what lies here.
        if found.place != nil { listed.insert(key) }
        guard isJudged, found.place != nil else { continue }
        expected.append((path, logFile.hash, found.path))
        if present.contains(key), positions[key] == nil {
          positions[key] = paths.count
          paths.append(path)
        }
      }
    }
    let states = readers.states(paths, of: files)
    for (path, hash, digest) in expected {
      let state = positions[PathKey(path)].map { states[$0] } ?? .absent
      problems += state.problems(at: path, listedWith: hash, in: digest)
    }
    listedFiles = Set(expected.map { PathKey($0.path) }).count
    return listed
  }

  private mutating func findUnlisted(_ listed: Set<PathKey>) {
    let covered = CoveredTime(digests)
    for path in area.others where !listed.contains(PathKey(path)) {
      let seconds = DeliveryTime.seconds(ofLogFile: path)
      if let seconds, !span.contains(seconds) { continue }
      let isCovered = seconds.map(covered.covers) ?? !covered.isEmpty
      if UnlistedFile.isJudged(path), isCovered {
        problems.append(UnlistedFile.problem(at: path))
      } else {
        filesUncovered += 1
      }
    }
  }
}

extension VerifiedSpan {
  /// How much later a digest can end that holds the signature of one in the span, in seconds.
  private static let witnessSeconds: Int64 = 26 * 3_600

  /// Whether a digest that ends at a second is worth reading: it is judged, or next to one that is.
  func isWitness(endSeconds: Int64) -> Bool {
    since.map { endSeconds > $0 - Self.witnessSeconds } ?? true
      && until.map { endSeconds < $0 + Self.witnessSeconds } ?? true
  }
}
