import CloudTrail
import Integrity
import Notify

/// The result of a verification for people.
struct VerificationText {
  let text: String

  /// How many problems of a kind are printed; JSON has more.
  private static let shownMaximum = 50

  init(_ report: VerificationReport) {
    var lines: [String] = []
    for chain in report.chains { lines += Self.lines(of: chain, report) + [""] }
    for kind in IntegrityProblem.Kind.allCases {
      let problems = report.problems.filter { $0.kind == kind }
      if !problems.isEmpty { lines += Self.lines(of: problems, kind) + [""] }
    }
    lines.append(Self.summary(of: report))
    lines += Self.caveats(of: report)
    text = lines.map(LogText.line).joined(separator: "\n")
  }

  private static func lines(
    of chain: VerificationReport.Chain, _ report: VerificationReport
  ) -> [String] {
    let name = chain.name
    var lines = [
      "\(name.account) \(name.region), trail \(name.trail)\(name.isBackfill ? ", backfill" : ""): "
        + "\(Numbers.counted(chain.digests, "digest")) from \(time(chain.startSeconds)) to "
        + "\(time(chain.endSeconds)), \(Numbers.counted(chain.files, "log file"))"
    ]
    for stretch in chain.proven.prefix(shownMaximum) {
      lines.append("  proven from \(time(stretch.lowerBound)) to \(time(stretch.upperBound))")
    }
    if chain.proven.count > shownMaximum {
      lines.append("  … and \(chain.proven.count - shownMaximum) stretches more")
    }
    if chain.proven.isEmpty, report.checksSignatures { lines.append("  nothing of it is proven") }
    for (path, reason) in chain.pending.prefix(shownMaximum) {
      lines.append("  pending: \(path): \(reason)")
    }
    if chain.pending.count > shownMaximum {
      lines.append("  … and \(chain.pending.count - shownMaximum) pending more")
    }
    return lines
  }

  private static func lines(
    of problems: [IntegrityProblem], _ kind: IntegrityProblem.Kind
  ) -> [String] {
    var lines = ["\(kind.title) (\(kind.rawValue), \(problems.count))"]
    for problem in problems.prefix(shownMaximum) {
      lines += ["  \(problem.path)", "    \(problem.detail)"]
    }
    if problems.count > shownMaximum {
      lines.append("  … and \(problems.count - shownMaximum) more")
    }
    return lines
  }

  private static func summary(of report: VerificationReport) -> String {
    let problems =
      report.problemCount == 0 ? "no problems" : Numbers.counted(report.problemCount, "problem")
    return "\(Numbers.counted(report.digests, "digest")): \(report.verified) verified, "
      + "\(report.pending) pending; \(Numbers.counted(report.files, "log file")) compared; \(problems)"
  }

  private static func caveats(of report: VerificationReport) -> [String] {
    var lines: [String] = []
    if !report.checksSignatures {
      lines.append(
        "Signatures were NOT checked, for no public keys were given: who could write all of these "
          + "files could have made them. Give --keys.")
    }
    if report.filesUncovered > 0 {
      lines.append(
        "\(Numbers.counted(report.filesUncovered, "file")) lie where or when no digest answers for "
          + "them: before the first digest, after the last, in a gap, or in folders of other kinds."
      )
    }
    return lines
  }

  private static func time(_ seconds: Int64) -> String { EventTime.text(ofSeconds: seconds) }
}

extension IntegrityProblem.Kind {
  /// The kind as a heading.
  fileprivate var title: String {
    switch self {
    case .fileMissing: "Log files that are not there"
    case .fileChanged: "Log files that were changed"
    case .fileAppended: "Log files with something behind their end"
    case .fileUnlisted: "Log files that no digest lists"
    case .digestMissing: "Digests that are not there"
    case .digestChanged: "Digests that were changed"
    case .digestAppended: "Digests with something behind their end"
    case .digestMoved: "Digests that lie elsewhere than they were delivered to"
    case .digestDuplicate: "Second copies of digests"
    case .signatureWrong: "Signatures that are wrong"
    case .keyUnknown: "Digests signed with keys that were not given"
    case .chainBroken: "Digests that do not follow each other"
    case .chainRestarted: "Chains that begin anew"
    case .unreadable: "Files that cannot be read"
    }
  }
}
