import Integrity
import Notify

/// The result of a verification for programs: one JSON object in one line.
struct VerificationJSON {
  let text: String

  /// - Parameter database: what was found of a database as JSON, if one was looked through too.
  init(_ report: VerificationReport, database: String? = nil) {
    let members = [
      ("digests", "\(report.digests)"),
      ("verified", "\(report.verified)"),
      ("pending", "\(report.pending)"),
      ("files", "\(report.files)"),
      ("problems", JSONText.list(report.problems.map(Self.problem))),
      ("problemCount", "\(report.problemCount)"),
      ("signaturesChecked", "\(report.checksSignatures)"),
      ("filesUncovered", "\(report.filesUncovered)"),
      ("chains", JSONText.list(report.chains.map(Self.chain))),
    ]
    text = JSONText.object(
      members
        + [("database", database)].compactMap { name, value in
          value.map { (name, $0) }
        })
  }

  private static func problem(_ problem: IntegrityProblem) -> String {
    JSONText.object([
      ("kind", JSONText.text(problem.kind.rawValue)),
      ("path", JSONText.text(problem.path)),
      ("detail", JSONText.text(problem.detail)),
    ])
  }

  private static func chain(_ chain: VerificationReport.Chain) -> String {
    JSONText.object([
      ("account", JSONText.text(chain.name.account)),
      ("region", JSONText.text(chain.name.region)),
      ("trail", JSONText.text(chain.name.trail)),
      ("homeRegion", JSONText.text(chain.name.homeRegion)),
      ("isBackfill", "\(chain.name.isBackfill)"),
      ("startedAt", JSONText.time(chain.startSeconds)),
      ("endedAt", JSONText.time(chain.endSeconds)),
      ("digests", "\(chain.digests)"),
      ("verified", "\(chain.verified)"),
      ("files", "\(chain.files)"),
      (
        "proven",
        JSONText.list(
          chain.proven.map { stretch in
            JSONText.object([
              ("from", JSONText.time(stretch.lowerBound)),
              ("to", JSONText.time(stretch.upperBound)),
            ])
          })
      ),
      (
        "pending",
        JSONText.list(
          chain.pending.map { path, reason in
            JSONText.object([("path", JSONText.text(path)), ("reason", JSONText.text(reason))])
          })
      ),
    ])
  }
}
