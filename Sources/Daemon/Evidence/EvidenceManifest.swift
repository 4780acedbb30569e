import Notify
import Pseudonyms
import Store

/// What a bundle is, for programs: one JSON object in one line.
struct EvidenceManifest {
  let text: String

  init(_ content: EvidenceContent, key: PseudonymKey?, _ values: EvidenceValues) {
    text = JSONText.object([
      ("alert", values.json(content.alertID)),
      ("sealedUpTo", JSONText.optional(content.sealHead, EvidenceProofJSON.head)),
      (
        "sealProblems",
        JSONText.list(content.sealProblems.map { EvidenceProofJSON.sealProblem($0, values) })
      ),
      ("pseudonyms", JSONText.optional(key) { Self.pseudonyms(content.persons, $0) }),
    ])
  }

  private static func pseudonyms(_ persons: NamedPersons, _ key: PseudonymKey) -> String {
    let kinds = PseudonymKind.allCases.compactMap { kind -> String? in
      let count = persons.names.count { $0.kind == kind }
      guard count > 0 else { return nil }
      return JSONText.object([("kind", JSONText.text(kind.rawValue)), ("count", "\(count)")])
    }
    return JSONText.object([
      ("fields", names(persons.fields)), ("leftFields", names(persons.leftFields)),
      ("kinds", JSONText.list(kinds)),
      ("algorithm", JSONText.text(PseudonymKey.algorithm)),
      ("keyCheck", JSONText.text(key.checkValue)),
    ])
  }

  private static func names(_ fields: [PersonalField]) -> String {
    JSONText.list(fields.map { JSONText.text($0.name) })
  }
}
