import CloudTrail
import Notify
import Store

/// What proves a file, for programs.
enum EvidenceProofJSON {
  /// The members that tell it.
  static func members(of proof: FileProof) -> [(String, String)] {
    [
      ("verdict", JSONText.text(proof.verdict.rawValue)),
      ("digests", JSONText.list(proof.listings.map(listing))),
      ("problems", JSONText.list(proof.problems.map(problem))),
      ("fileSeal", JSONText.optional(proof.fileSeal, head)),
      ("eventSeals", JSONText.list(proof.eventSeals.map(head))),
      ("unsealedEvents", "\(proof.unsealedEventCount)"),
    ]
  }

  /// A seal with the head of the chain up to it.
  static func head(_ head: SealHead) -> String {
    JSONText.object([("seal", "\(head.seal)"), ("head", JSONText.text(head.hash.text))])
  }

  private static func listing(_ listing: FileProof.Listing) -> String {
    JSONText.object([
      ("digest", JSONText.text(listing.digest)), ("state", JSONText.text(listing.state)),
      ("reason", JSONText.optional(listing.reason, JSONText.text)),
      ("listedSHA256", JSONText.text(listing.hash)),
    ])
  }

  private static func problem(_ problem: FileProof.Problem) -> String {
    JSONText.object([
      ("kind", JSONText.text(problem.kind)), ("detail", JSONText.text(problem.detail)),
      ("digest", JSONText.optional(problem.digest, JSONText.text)),
    ])
  }
}
