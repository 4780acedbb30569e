import CloudTrail

/// Verifies a tree of digests and log files, once.
///
/// Source for the rules: AWS CloudTrail User Guide, "Custom implementations of log file integrity
/// validation". Unlike there, every digest but the newest of a chain is verified by the one after it,
/// so that no metadata of objects is needed.
public struct Verification: Sendable {
  private let keys: PublicKeys
  private let signatures: DigestSignatures
  private let span: VerifiedSpan
  private let threads: Int
  private let limits: DecodeLimits

  /// A verification.
  ///
  /// - Parameters:
  ///   - keys: the public keys that are known; without any, signatures are not checked.
  ///   - signatures: signatures that objects' metadata tell.
  ///   - span: the time whose deliveries are judged.
  ///   - threads: how many files are hashed side by side.
  public init(
    keys: PublicKeys, signatures: DigestSignatures = DigestSignatures(),
    span: VerifiedSpan = VerifiedSpan(), threads: Int = 2, limits: DecodeLimits = DecodeLimits()
  ) {
    self.keys = keys
    self.signatures = signatures
    self.span = span
    self.threads = threads
    self.limits = limits
  }

  /// Verifies the files at some paths, which are all that there is, also those with the metadata of
  /// digests.
  ///
  /// - Parameter folder: the folder in which they all lie; nothing outside of it is missed. Empty for
  ///   everywhere.
  public func run(
    _ files: some VerifiableFiles, paths: [String], in folder: String = ""
  ) -> VerificationReport {
    var report = VerificationReport()
    report.checksSignatures = !keys.isEmpty
    var places: Set<ObjectPlace> = []
    var named: Set<PathKey> = []
    // One account and region after the other: memory holds the lists of one.
    for area in TrailArea.areas(of: paths) {
      var work = AreaVerification(
        area, files, keys: keys, signatures: signatures, span: span,
        readers: FileReaders(threads: threads, limits: limits))
      work.run()
      report.add(work)
      places.formUnion(work.digests.compactMap(\.place))
      named.formUnion(
        work.problems.filter { $0.kind == .digestMissing }.map { PathKey($0.path) })
    }
    let described = DescribedDigests(signatures.objects, in: span)
    let missing = described.missing(among: paths, places, folder: folder)
    report.add(
      missing.filter { !named.contains(PathKey($0)) }.map { path in
        IntegrityProblem(
          .digestMissing, path, "metadata that was given names it, and it does not lie there")
      })
    report.problems.sort()
    report.chains.sort { $0.name < $1.name }
    return report
  }
}
