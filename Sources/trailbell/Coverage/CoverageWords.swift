import CloudTrail
import Coverage
import Notify
import Reports

/// What stands out in a coverage, in sentences.
enum CoverageWords {
  /// The kinds of data events that people expect in a trail of machine learning.
  private static let expectedSources = [
    "s3.amazonaws.com", "sagemaker.amazonaws.com", "bedrock.amazonaws.com", "lambda.amazonaws.com",
  ]

  static func sentence(_ finding: CoverageFinding, _ coverage: TrailCoverage) -> String {
    switch finding {
    case .deleted(let deletion): DeletionWords.sentence(deletion)
    case .gap(let account, let region, let fromHour, let hours):
      "\(account) \(region): \(Numbers.counted(hours, "hour")) missing from "
        + "\(EventTime.text(ofSeconds: coverage.second(ofHour: fromHour))) on"
    case .undigested(let account, let region, let hours):
      "\(account) \(region): files without a digest in \(Numbers.counted(hours, "hour"))"
    case .late(let account, let region, let events, let bySeconds):
      "\(account) \(region): \(NumberText.counted(events, "event")) came more than an hour late, the "
        + "latest by \(AlertLine.words(ofSeconds: bySeconds))"
    case .problems(let account, let region, let files):
      "\(account) \(region): \(Numbers.counted(files, "file")) could not be used, or only in part; "
        + "'trailbell query file-problems' names them"
    case .singleRegion(let account, let region):
      "\(account): files from \(region) alone, the sign of a trail for a single region"
    case .globalServicesMissing(let account):
      "\(account): nothing from us-east-1, where IAM, STS and sign-ins are recorded"
    case .regionNeverSeen(let account, let region):
      "\(account): never anything from \(region), though others have it"
    case .noDigests(let account):
      "\(account): no digests, so that silence cannot be told from loss"
    case .dataEvents(let account, let sources):
      "\(account): \(words(ofDataSources: sources))"
    case .insights(let account, let files):
      "\(account): " + (files > 0 ? "\(files) files of Insights" : "no Insights")
    }
  }

  private static func words(ofDataSources sources: [String]) -> String {
    let missing = expectedSources.filter { !sources.contains($0) }.map(short)
    let off = missing.isEmpty ? "" : "; of \(missing.joined(separator: ", ")) off, or not used"
    return sources.isEmpty
      ? "no data events" + off
      : "data events of \(sources.map(short).joined(separator: ", "))" + off
  }

  private static func short(_ source: String) -> String {
    let suffix = ".amazonaws.com"
    return source.hasSuffix(suffix) ? String(source.dropLast(suffix.count)) : source
  }
}

extension TrailCoverage {
  /// What stands out of some places; deletions were asked for theirs.
  func findings(of places: [PlaceCoverage]) -> [CoverageFinding] {
    let accounts = Set(places.map(\.account))
    return findings.filter { finding in finding.account.map(accounts.contains) ?? true }
  }
}

extension CoverageFinding {
  /// The account that it is about; nil where that can be several.
  fileprivate var account: String? {
    switch self {
    case .deleted: nil
    case .gap(let account, _, _, _), .undigested(let account, _, _), .late(let account, _, _, _),
      .problems(let account, _, _), .singleRegion(let account, _),
      .globalServicesMissing(let account), .regionNeverSeen(let account, _),
      .noDigests(let account), .dataEvents(let account, _), .insights(let account, _):
      account
    }
  }
}
