import CloudTrail
import Notify
import Store

/// What looking through the seals brought, for people.
struct SealReportText {
  let text: String

  /// How many problems of a kind are printed; JSON has more.
  private static let shownMaximum = 50

  init(_ report: SealReport, comparedHeads: Bool) {
    var lines: [String] = []
    for kind in SealProblem.Kind.allCases {
      let problems = report.problems.filter { $0.kind == kind }
      guard !problems.isEmpty else { continue }
      lines.append("\(kind.title) (\(kind.rawValue), \(problems.count))")
      lines += problems.prefix(Self.shownMaximum).map(Self.line)
      if problems.count > Self.shownMaximum {
        lines.append("  … and \(problems.count - Self.shownMaximum) more")
      }
      lines.append("")
    }
    lines.append(Self.summary(of: report))
    if report.deletedEvents > 0 || report.erasures > 0 {
      lines.append(
        "The chain itself tells of \(Numbers.counted(report.deletedEvents, "event")) deleted by the "
          + "retention and \(Numbers.counted(report.erasures, "erasure")): see the view deletions, and "
          + "whether all of them were meant.")
    }
    if let head = report.head { lines.append(head.line) }
    if !comparedHeads {
      lines.append(
        "Whether the end was cut off, or everything sealed anew, only a head from elsewhere tells: "
          + "give the daemon's log with --heads.")
    }
    text = lines.map(LogText.line).joined(separator: "\n")
  }

  private static func line(_ problem: SealProblem) -> String {
    let seal = problem.seal.map { "seal \($0): " } ?? ""
    return "  \(seal)\(problem.detail)"
  }

  private static func summary(of report: SealReport) -> String {
    let problems =
      report.problemCount == 0
      ? "everything is as it was stored" : Numbers.counted(report.problemCount, "problem")
    let span =
      report.sealedAt.map {
        " from \(EventTime.text(ofSeconds: $0.lowerBound)) to "
          + EventTime.text(ofSeconds: $0.upperBound)
      } ?? ""
    let events = Numbers.grouped(report.intactRows["event"] ?? 0)
    let files = Numbers.grouped(report.intactRows["file"] ?? 0)
    return "\(events) events of \(files) files in \(Numbers.counted(report.sealCount, "seal"))"
      + "\(span): \(problems)"
  }
}

extension SealProblem.Kind {
  /// The kind as a heading.
  fileprivate var title: String {
    switch self {
    case .rowChanged: "Rows that were changed"
    case .rowMissing: "Rows that were removed"
    case .rowInserted: "Rows that Trailbell did not store"
    case .sealChanged: "Seals that were changed"
    case .sealMissing: "Seals that are not there"
    case .indexChanged: "Indexes that do not have the rows of their tables"
    case .schemaChanged: "What decides how the database is read and written"
    case .headDiffers: "A chain that is not the one that was told"
    }
  }
}
