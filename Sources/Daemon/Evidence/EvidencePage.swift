import Notify
import Pseudonyms
import Store

/// What a bundle is, for people.
struct EvidencePage {
  private let content: EvidenceContent
  private let key: PseudonymKey?
  private let missing: [EvidenceNote]
  private let values: EvidenceValues

  /// More files are not told one by one.
  private static let fileMaximum = 200

  init(
    _ content: EvidenceContent, key: PseudonymKey?, missing: [EvidenceNote],
    _ values: EvidenceValues
  ) {
    self.content = content
    self.key = key
    self.missing = missing
    self.values = values
  }

  var text: String {
    let sections = [parts, check, proof, sealProblems, files, pseudonyms, missingParts]
    return "Evidence of an alert of Trailbell.\n\n"
      + sections.compactMap(\.self).joined(separator: "\n\n") + "\n"
  }

  private var parts: String {
    var parts = [
      "alert.json     the alert: rule and version, group, times, what it is made of, who was told",
      "events.jsonl   its events, a JSON object in each line: the record as AWS CloudTrail wrote it,",
      "               with the file that it came in, and its number there",
      "files.json     these files: what became of their records, their SHA-256, what proves them",
      "files/         the files themselves, as they came",
      "manifest.json  how the chain over the database ended, and which fields were replaced",
      "rule.yml       the file of the rule as it is now; alert.json has the version that rang",
    ]
    if key != nil { parts.removeAll { $0.hasPrefix("files/") } }
    return parts.map { "  " + $0 }.joined(separator: "\n")
  }

  private var check: String {
    """
    Nothing was changed meanwhile if this finds no fault:

      sha256sum --check SHA256SUMS
    """
  }

  private var proof: String {
    """
    That a file of the trail is AWS's is proved by the digest that lists its hash, contentSHA256:

      verified   a digest with the right signature lists this content
      pending    a digest lists it whose signature is not known yet
      unchecked  a digest lists it, and signatures or contents were not compared
      problem    it is not as a digest says, or should be in one and is not
      unlisted   no digest is known that lists it

    These are notes of what the daemon found out. 'trailbell verify PATH --keys FILE', with the files and
    the digests in PATH, proves it.

    \(chain)
    """
  }

  private var chain: String {
    guard let head = content.sealHead else {
      return "The database has no seals, which would prove that it is as it was stored."
    }
    return """
      A seal proves that rows of the database are as they were stored. The chain of seals ended so:

        \(head.line)

      The rows of the events and of their files were compared with their seals for this bundle. The words
      that rows refer to, such as names and addresses, were not, nor was the chain up to here:
      'trailbell verify --database FILE --heads -' compares all of it, and with this line.
      """
  }

  private var sealProblems: String? {
    let problems = content.sealProblems
    guard !problems.isEmpty else { return nil }
    let lines = problems.prefix(Self.fileMaximum).map {
      "  \($0.kind.rawValue)  \(values.line($0.detail))"
    }
    let more = problems.count - Self.fileMaximum
    return "NOT AS IT WAS SEALED, so that this evidence may have been changed:\n\n"
      + (lines + (more > 0 ? ["  \(more) more are in manifest.json."] : [])).joined(separator: "\n")
  }

  private var files: String? {
    guard !content.files.isEmpty else { return nil }
    var lines = ["The files:"]
    for (number, (file, proof)) in content.files.prefix(Self.fileMaximum).enumerated() {
      lines.append("")
      lines.append(
        "  \(EvidenceFiles.number(number + 1))  \(proof.verdict.rawValue)  \(values.line(file.path))"
      )
      lines += sentences(proof).map { "        " + $0 }
    }
    let more = content.files.count - Self.fileMaximum
    if more > 0 { lines += ["", "  \(more) more are in files.json."] }
    return lines.joined(separator: "\n")
  }

  private func sentences(_ proof: FileProof) -> [String] {
    let listings = proof.listings.map {
      "in \(values.line($0.digest)), which is \($0.state)"
        + ($0.reason.map { ": \(values.line($0))" } ?? "")
    }
    let problems = proof.problems.map { "\($0.kind): \(values.line($0.detail))" }
    var seals = proof.fileSeal.map { "its row is in seal \($0.seal)" } ?? "its row is in no seal"
    if !proof.eventSeals.isEmpty {
      seals += ", events in \(proof.eventSeals.map { "\($0.seal)" }.joined(separator: ", "))"
    }
    if proof.unsealedEventCount > 0 {
      seals += "; \(proof.unsealedEventCount) events are in no seal"
    }
    if !proof.sealProblems.isEmpty { seals += "; NOT all as sealed" }
    return listings + problems + [seals]
  }

  private var pseudonyms: String? {
    guard let key else { return nil }
    let left = content.persons.leftFields.map(\.name).joined(separator: ", ")
    return """
      Who is named by \(content.persons.fields.map(\.name).joined(separator: ", ")) has a pseudonym
      here, in whatever text the name stood, in capitals or not; the same one in every bundle made with the same key. The
      alert's id has one too, for it is made of the group.\(left.isEmpty ? "" : " As they were: \(left).")

        \(PseudonymKey.algorithm)

      The key's check value is \(key.checkValue): bundles with the same were made with the same key. A name
      that is also an ordinary word of events, or very short, is replaced where it is a whole text or a
      component of an ARN. Within another word, as jane in jane.smith, a name stays, for that is another name.

      The files themselves are not here, because they name these persons. Their hashes are those of the
      originals: whoever has these can compare. A hash of an original also lets somebody who knows all but
      a name try names: treat the bundle as personal data.
      """
  }

  private var missingParts: String? {
    guard !missing.isEmpty else { return nil }
    return "What is missing:\n\n" + missing.map { "  \($0.text(values))" }.joined(separator: "\n")
  }
}
