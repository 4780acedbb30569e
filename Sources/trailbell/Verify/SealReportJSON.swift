import Notify
import Store

/// What looking through the seals brought, for programs: one JSON object in one line.
struct SealReportJSON {
  let text: String

  init(_ report: SealReport, comparedHeads: Bool) {
    text = JSONText.object([
      ("seals", "\(report.sealCount)"),
      ("sealedFrom", JSONText.optional(report.sealedAt?.lowerBound, JSONText.time)),
      ("sealedUntil", JSONText.optional(report.sealedAt?.upperBound, JSONText.time)),
      ("head", JSONText.optional(report.head) { JSONText.text("\($0)") }),
      ("headsCompared", "\(comparedHeads)"),
      (
        "rows",
        JSONText.object(
          report.intactRows.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") })
      ),
      ("deletedEvents", "\(report.deletedEvents)"), ("erasures", "\(report.erasures)"),
      ("problems", JSONText.list(report.problems.map(Self.problem))),
      ("problemCount", "\(report.problemCount)"),
    ])
  }

  private static func problem(_ problem: SealProblem) -> String {
    JSONText.object([
      ("kind", JSONText.text(problem.kind.rawValue)),
      ("table", JSONText.optional(problem.table, JSONText.text)),
      ("row", JSONText.optional(problem.row) { "\($0)" }),
      ("seal", JSONText.optional(problem.seal) { "\($0)" }),
      ("detail", JSONText.text(problem.detail)),
    ])
  }
}
