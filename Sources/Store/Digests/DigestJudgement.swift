import CloudTrail
import Integrity

/// Judges one stored digest by what is stored around it: the same rows, in whatever order they came, give
/// the same result.
struct DigestJudgement {
  let reader: DigestReader
  let settings: DigestSettings
  /// Whether what did not come is taken for missing.
  let judgesAbsences: Bool

  /// The problems that hold because something is not there, which may still be on its way.
  private static let absences: Set<IntegrityProblem.Kind> = [
    .digestMissing, .fileMissing, .fileUnlisted,
  ]

  /// Judges a digest.
  func verdict(of stored: StoredDigest) throws(DatabaseError) -> DigestVerdict {
    guard let found = stored.found else {
      let reason = stored.reason ?? ""
      return DigestVerdict(
        state: .failed, reason: reason,
        problems: [IntegrityProblem(.unreadable, stored.path, reason)])
    }
    guard let chain = stored.chain else {
      return judge(found, among: [], exists: { _ in true })
    }
    let slice = try reader.slice(ofChain: chain, around: found.digest.endSeconds)
    let others = slice.filter { $0.id != stored.id }.compactMap(\.found)
    var failure: DatabaseError?
    var verdict = judge(found, among: others) { path in
      do throws(DatabaseError) { return try reader.isKnown(path) } catch {
        failure = error
        return true
      }
    }
    if let failure { throw failure }
    verdict.problems += try listedProblems(of: stored)
    verdict.problems += try unlistedProblems(of: found, chain)
    if !judgesAbsences { verdict.problems.removeAll { Self.absences.contains($0.kind) } }
    return verdict
  }

  private func judge(
    _ found: FoundDigest, among others: [FoundDigest], exists: (String) -> Bool
  ) -> DigestVerdict {
    // A span of its last second: the others only bear witness.
    let end = found.digest.endSeconds
    return withoutActuallyEscaping(exists) { exists in
      ChainJudge(
        keys: settings.keys, signatures: settings.signatures,
        span: VerifiedSpan(since: end - 1, until: end), beginsAnywhere: true, exists: exists
      ).judge([found] + others)[0] ?? DigestVerdict(state: .pending)
    }
  }

  private func listedProblems(
    of stored: StoredDigest
  ) throws(DatabaseError) -> [IntegrityProblem] {
    var problems: [IntegrityProblem] = []
    for file in try reader.listed(in: stored.id) {
      guard let state = file.state, judgesAbsences || !file.mayBeOnItsWay else { continue }
      problems += state.problems(at: file.path, listedWith: file.hash, in: stored.path)
    }
    return problems
  }

  /// The log files that should be in this digest or one beside it, and are in none.
  private func unlistedProblems(
    of found: FoundDigest, _ chain: Int64
  ) throws(DatabaseError) -> [IntegrityProblem] {
    guard judgesAbsences, settings.judgesUnlisted, !found.chain.isBackfill,
      let folder = LogFolder(found)
    else { return [] }
    let beside = try reader.slices(besideChain: chain, around: found.digest.endSeconds)
    let covered = CoveredTime(beside.compactMap(\.found))
    var problems: [IntegrityProblem] = []
    for range in folder.ranges {
      for name in try reader.unlisted(
        inDirectory: range.directory, from: range.first, to: range.end)
      {
        let isCovered = DeliveryTime.seconds(ofLogFile: name).map(covered.covers) ?? true
        let path = "\(range.directory)/\(name)"
        if isCovered { problems.append(UnlistedFile.problem(at: path)) }
      }
    }
    return problems
  }
}
