import CloudTrail

/// Judges digests of one place: each by its signature, and all by how they follow each other.
///
/// Pure: what lies where is an argument. The same judge serves a verification of files and the daemon.
public struct ChainJudge {
  private let check: SignatureCheck
  private let gaps: GapFinder
  private let span: VerifiedSpan

  /// A judge.
  ///
  /// - Parameters:
  ///   - keys: the public keys that are known; without any, only hashes and links are judged.
  ///   - signatures: signatures that are known from elsewhere than from the next digest.
  ///   - span: which digests are judged; the others only bear witness.
  ///   - beginsAnywhere: whether the oldest digest of a chain may name one before it that is not there,
  ///     as where a copy of the bucket was begun later.
  ///   - exists: whether there is a file at a path.
  public init(
    keys: PublicKeys, signatures: DigestSignatures, span: VerifiedSpan = VerifiedSpan(),
    beginsAnywhere: Bool = false, exists: @escaping (String) -> Bool
  ) {
    check = SignatureCheck(keys: keys, signatures: signatures)
    gaps = GapFinder(span: span, beginsAnywhere: beginsAnywhere, exists: exists)
    self.span = span
  }

  /// Judges digests.
  ///
  /// - Returns: a verdict for each that is judged, by its position.
  public func judge(_ digests: [FoundDigest]) -> [Int: DigestVerdict] {
    let placed = digests.indices.filter { digests[$0].place != nil }
    let byObject = Dictionary(
      placed.map { (PathKey(digests[$0].digest.object), $0) },
      uniquingKeysWith: { first, _ in first })
    let successors = Dictionary(
      grouping: placed.filter { digests[$0].digest.previous != nil },
      by: { PathKey(digests[$0].digest.previous?.object ?? "") })
    let byPath = Dictionary(
      placed.map { (PathKey(digests[$0].path), $0) }, uniquingKeysWith: { first, _ in first })
    var verdicts: [Int: DigestVerdict] = [:]
    for index in digests.indices where span.contains(digests[index].digest) {
      let found = digests[index]
      guard found.place != nil else {
        verdicts[index] = misplaced(
          found, byObject[PathKey(found.digest.object)].map { digests[$0] })
        continue
      }
      let following = successors[PathKey(found.digest.object)] ?? []
      var verdict = check.verdict(of: found, successors: following.map { digests[$0] })
      if found.hasTrailingBytes { addTrailing(found, &verdict) }
      verdicts[index] = verdict
    }
    for (_, chain) in Dictionary(grouping: placed, by: { digests[$0].chain }) {
      let ordered = chain.sorted { Self.precedes(digests[$0], digests[$1]) }
      for (position, index) in ordered.enumerated() where verdicts[index] != nil {
        let earlier = position > 0 ? digests[ordered[position - 1]] : nil
        let named = digests[index].digest.previous.flatMap { byObject[PathKey($0.object)] }
        verdicts[index]?.problems += gaps.problems(
          of: digests[index], earlier: earlier, named: named.map { digests[$0] },
          inPlace: { byPath[$0].map { digests[$0] } })
        if position < ordered.count - 1, verdicts[index]?.state == .pending {
          verdicts[index]?.reason = Self.noSuccessor
        }
      }
    }
    return verdicts
  }

  private static let noSuccessor = "the digest after it, which holds its signature, is not there"

  /// By the end of what they cover.
  static func precedes(_ left: FoundDigest, _ right: FoundDigest) -> Bool {
    (left.digest.endSeconds, left.path) < (right.digest.endSeconds, right.path)
  }

  private func misplaced(_ found: FoundDigest, _ original: FoundDigest?) -> DigestVerdict {
    let problem: IntegrityProblem
    if let original, original.contentHash == found.contentHash {
      problem = IntegrityProblem(
        .digestDuplicate, found.path, "it is a copy of \(original.path), which lies where it should"
      )
    } else {
      problem = IntegrityProblem(
        .digestMoved, found.path,
        "it was delivered to \(found.digest.bucket)/\(found.digest.object), and lies elsewhere")
    }
    return DigestVerdict(state: .failed, reason: problem.detail, problems: [problem])
  }

  private func addTrailing(_ found: FoundDigest, _ verdict: inout DigestVerdict) {
    let detail = "bytes stand behind its gzip data; CloudTrail delivers none"
    verdict.problems.append(IntegrityProblem(.digestAppended, found.path, detail))
    verdict.state = .failed
    verdict.reason = verdict.reason ?? detail
  }
}
