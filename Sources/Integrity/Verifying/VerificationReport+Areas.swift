import CloudTrail

extension VerificationReport {
  /// Adds what was found of one account and region.
  mutating func add<Files>(_ area: AreaVerification<Files>) {
    digests += area.verdicts.count + area.unreadableDigests
    verified += area.verdicts.values.count { $0.state == .verified }
    pending += area.verdicts.values.count { $0.state == .pending }
    files += area.listedFiles
    filesUncovered += area.filesUncovered
    add(area.problems)
    let judged = area.digests.indices.filter { area.verdicts[$0] != nil }
    for (name, chain) in Dictionary(grouping: judged, by: { area.digests[$0].chain }) {
      let ordered = chain.map { area.digests[$0] }.enumerated()
        .sorted { ChainJudge.precedes($0.element, $1.element) }
        .map { (digest: $0.element, verdict: area.verdicts[chain[$0.offset]]) }
      if let chain = Chain(name, ordered) { chains.append(chain) }
    }
  }
}

extension VerificationReport.Chain {
  /// A chain of judged digests in the order of time; nil without any.
  fileprivate init?(
    _ name: ChainName, _ digests: [(digest: FoundDigest, verdict: DigestVerdict?)]
  ) {
    guard let first = digests.first else { return nil }
    self.init(
      name: name, startSeconds: first.digest.digest.startSeconds,
      endSeconds: first.digest.digest.endSeconds)
    for (found, verdict) in digests {
      let digest = found.digest
      self.digests += 1
      files += digest.logFiles.count
      startSeconds = min(startSeconds, digest.startSeconds)
      endSeconds = max(endSeconds, digest.endSeconds)
      switch verdict?.state {
      case .verified:
        verified += 1
        prove(digest.startSeconds..<max(digest.startSeconds, digest.endSeconds))
      case .pending: pending.append((found.path, verdict?.reason ?? ""))
      case .unchecked, .failed, nil: break
      }
    }
  }

  private mutating func prove(_ range: Range<Int64>) {
    if let last = proven.last, last.upperBound == range.lowerBound {
      proven[proven.count - 1] = last.lowerBound..<range.upperBound
    } else {
      proven.append(range)
    }
  }
}
