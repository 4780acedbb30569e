import CloudTrail

/// Finds what is wrong between a digest and the one before it, and names what is missing there.
struct GapFinder {
  let span: VerifiedSpan
  let beginsAnywhere: Bool
  let exists: (String) -> Bool

  /// How long a digest covers, in seconds.
  private static let digestSeconds: Int64 = 3_600
  /// How many missing digests of one gap are named: six weeks, and then it is said how many more.
  private static let namedMaximum = 1_000

  /// The problems of a digest's place in its chain.
  ///
  /// - Parameters:
  ///   - earlier: the one before it in the order of time.
  ///   - named: the one that it names, if that is there.
  ///   - inPlace: what lies where the one that it names should, by its path.
  func problems(
    of found: FoundDigest, earlier: FoundDigest?, named: FoundDigest?,
    inPlace: (PathKey) -> FoundDigest?
  ) -> [IntegrityProblem] {
    guard let previous = found.digest.previous else {
      // Every backfill begins anew, and covers whatever was left out.
      if found.chain.isBackfill { return [] }
      return earlier.map { [restart(found, after: $0)] } ?? []
    }
    guard let named else {
      let path = found.place?.path(of: previous.object) ?? previous.object
      if let other = inPlace(PathKey(path)) { return [replaced(other, found, previous)] }
      return missing(found, previous, after: earlier)
    }
    guard let earlier else {
      return [broken(found, "it names \(named.path) as the one before it, which is no earlier one")]
    }
    if PathKey(named.path) == PathKey(earlier.path) || found.chain.isBackfill { return [] }
    return [
      broken(
        found, "it names \(named.path) as the one before it, and \(earlier.path) is in between")
    ]
  }

  private func broken(_ found: FoundDigest, _ detail: String) -> IntegrityProblem {
    IntegrityProblem(.chainBroken, found.path, detail)
  }

  /// Another digest would be pending for ever, and its change unseen.
  private func replaced(
    _ other: FoundDigest, _ found: FoundDigest, _ previous: TrailDigest.Previous
  ) -> IntegrityProblem {
    IntegrityProblem(
      .digestChanged, other.path,
      "it says that it was delivered to \(other.digest.object), where \(found.path) names "
        + "\(previous.object) as the one before it")
  }

  private func restart(_ found: FoundDigest, after earlier: FoundDigest) -> IntegrityProblem {
    IntegrityProblem(
      .chainRestarted, found.path,
      "a new chain begins with it, and nothing proves what was delivered from "
        + "\(Self.time(earlier.digest.endSeconds)) to \(Self.time(found.digest.startSeconds)): log "
        + "file validation was off, or digests were taken out; the last one before is "
        + earlier.path)
  }

  // MARK: What is missing

  private func missing(
    _ found: FoundDigest, _ previous: TrailDigest.Previous, after earlier: FoundDigest?
  ) -> [IntegrityProblem] {
    let name = DigestName(previous.object)
    let end = name?.endSeconds ?? found.digest.startSeconds
    if earlier == nil, beginsAnywhere || span.isBehind(endSeconds: end) { return [] }
    var problems: [IntegrityProblem] = []
    let path = found.place?.path(of: previous.object) ?? previous.object
    if !exists(path) {
      problems.append(
        IntegrityProblem(
          .digestMissing, path,
          "\(found.path) names it as the one before it"
            + (earlier == nil ? "; nothing tells what there was before that" : "")))
    }
    guard let earlier, let name else { return problems }
    return problems + further(name, previous.object, from: earlier, to: found, endingAt: end)
  }

  /// The digests of the hours between the last one that is there and the one that is named.
  private func further(
    _ name: DigestName, _ object: String, from earlier: FoundDigest, to found: FoundDigest,
    endingAt lastEnd: Int64
  ) -> [IntegrityProblem] {
    var problems: [IntegrityProblem] = []
    // Half an hour is no digest's length: what is left of the gap then is its beginning.
    let firstEnd = earlier.digest.endSeconds + Self.digestSeconds / 2
    var end = lastEnd - Self.digestSeconds
    while end >= firstEnd {
      guard problems.count < Self.namedMaximum else {
        let count = (end - firstEnd) / Self.digestSeconds + 1
        problems.append(
          IntegrityProblem(
            .digestMissing, earlier.path, "after it \(count) more digests are missing"))
        break
      }
      let guessed = Self.object(like: object, name.text(endSeconds: end), endSeconds: end)
      let path = found.place?.path(of: guessed) ?? guessed
      if !exists(path) {
        problems.append(
          IntegrityProblem(
            .digestMissing, path,
            "nothing covers \(Self.time(end - Self.digestSeconds)) to \(Self.time(end)), between "
              + "\(earlier.path) and \(found.path); the name follows from theirs"))
      }
      end -= Self.digestSeconds
    }
    return problems
  }

  /// The key of a digest of the same chain with another name, in the folder of its day.
  private static func object(like object: String, _ name: String, endSeconds: Int64) -> String {
    let parts = object.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let day = time(endSeconds).prefix(10).split(separator: "-").map(String.init)
    return (parts.dropLast(4) + day + [name]).joined(separator: "/")
  }

  private static func time(_ seconds: Int64) -> String { EventTime.text(ofSeconds: seconds) }
}
