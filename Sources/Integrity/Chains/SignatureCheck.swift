import CloudTrail

/// Judges the content of one digest by its signature, and by what the next digest says of it.
struct SignatureCheck {
  let keys: PublicKeys
  let signatures: DigestSignatures

  /// Judges a digest.
  ///
  /// - Parameter successors: the digests that name it as the one before them; more than one only where
  ///   something is wrong.
  func verdict(of found: FoundDigest, successors: [FoundDigest]) -> DigestVerdict {
    let digest = found.digest
    guard
      digest.signatureAlgorithm ?? TrailDigest.signatureAlgorithm
        == TrailDigest.signatureAlgorithm
    else {
      return failed(
        .unreadable, found,
        "its signature is '\(digest.signatureAlgorithm ?? "")', and not "
          + TrailDigest.signatureAlgorithm)
    }
    let metadata = signatures.signature(of: found)
    if keys.isEmpty { return withoutKeys(found, successors) }
    guard let key = keys.key(digest.keyFingerprint) else {
      return failed(
        .keyUnknown, found,
        "it is signed with the key \(digest.keyFingerprint), which is none of those given")
    }
    if successors.isEmpty, metadata == nil {
      return DigestVerdict(state: .pending, reason: Self.noSignature)
    }
    let bytes = found.stringToSign
    func isRight(_ signature: String) -> Bool {
      Hexadecimal.bytes(of: signature).map { key.accepts(signature: $0, of: bytes) } ?? false
    }
    let signers = successors.filter { isRight($0.digest.previous?.signature ?? "") }
    guard !signers.isEmpty || metadata.map(isRight) ?? false else {
      return unproven(found, successors)
    }
    let liars = successors.filter { successor in
      contradicts(successor, found) || !signers.contains { $0.path == successor.path }
    }
    return DigestVerdict(
      state: .verified,
      problems: liars.map { liar in
        IntegrityProblem(
          .chainBroken, liar.path,
          "what it says of the digest before it is wrong: \(found.path) is as it was signed")
      })
  }

  private static let noSignature =
    "its signature stands in the next digest, and in its object's metadata"

  private func unproven(
    _ found: FoundDigest, _ successors: [FoundDigest]
  ) -> DigestVerdict {
    if let witness = successors.first(where: { contradicts($0, found) }) {
      return changed(found, witness)
    }
    let source = successors.first?.path ?? "its metadata"
    return failed(
      .signatureWrong, found,
      "its content is not what was signed, or the signature was changed, which is from \(source)")
  }

  private func withoutKeys(
    _ found: FoundDigest, _ successors: [FoundDigest]
  ) -> DigestVerdict {
    if let witness = successors.first(where: { contradicts($0, found) }) {
      return changed(found, witness)
    }
    if successors.isEmpty {
      return DigestVerdict(state: .pending, reason: "no later digest tells its hash")
    }
    return DigestVerdict(state: .unchecked, reason: "no public keys were given")
  }

  /// Whether the next digest tells another hash than the content has; one that tells none contradicts
  /// nothing.
  private func contradicts(_ successor: FoundDigest, _ found: FoundDigest) -> Bool {
    successor.digest.previous?.hash.map { $0.lowercased() != found.contentHash } ?? false
  }

  private func changed(_ found: FoundDigest, _ witness: FoundDigest) -> DigestVerdict {
    failed(
      .digestChanged, found,
      "its SHA-256 is \(found.contentHash), and not \(witness.digest.previous?.hash ?? "") as "
        + "\(witness.path) says")
  }

  private func failed(
    _ kind: IntegrityProblem.Kind, _ found: FoundDigest, _ detail: String
  ) -> DigestVerdict {
    DigestVerdict(
      state: .failed, reason: detail, problems: [IntegrityProblem(kind, found.path, detail)])
  }
}
