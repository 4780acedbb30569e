import CloudTrail
import Notify
import Store

/// What proves a file, for programs.
enum EvidenceProofJSON {
  /// The members that tell it.
  static func members(
    of proof: FileProof, _ values: EvidenceValues
  ) -> [(String, String)] {
    [
      ("verdict", JSONText.text(proof.verdict.rawValue)),
      ("digests", JSONText.list(proof.listings.map { listing($0, values) })),
      ("problems", JSONText.list(proof.problems.map { problem($0, values) })),
      ("fileSeal", JSONText.optional(proof.fileSeal, head)),
      ("eventSeals", JSONText.list(proof.eventSeals.map(head))),
      ("unsealedEvents", "\(proof.unsealedEventCount)"),
      ("sealProblems", JSONText.list(proof.sealProblems.map { sealProblem($0, values) })),
    ]
  }

  /// A seal with the head of the chain up to it.
  static func head(_ head: SealHead) -> String {
    JSONText.object([("seal", "\(head.seal)"), ("head", JSONText.text(head.hash.text))])
  }

  /// What is not as it was sealed.
  static func sealProblem(_ problem: SealProblem, _ values: EvidenceValues) -> String {
    JSONText.object([
      ("kind", JSONText.text(problem.kind.rawValue)), ("detail", values.json(problem.detail)),
      ("seal", JSONText.optional(problem.seal) { "\($0)" }),
    ])
  }

  private static func listing(_ listing: FileProof.Listing, _ values: EvidenceValues) -> String {
    JSONText.object([
      ("digest", values.json(listing.digest)), ("state", JSONText.text(listing.state)),
      ("reason", JSONText.optional(listing.reason, values.json)),
      ("listedSHA256", JSONText.text(listing.hash)),
    ])
  }

  private static func problem(_ problem: FileProof.Problem, _ values: EvidenceValues) -> String {
    JSONText.object([
      ("kind", JSONText.text(problem.kind)), ("detail", values.json(problem.detail)),
      ("digest", JSONText.optional(problem.digest, values.json)),
    ])
  }
}
