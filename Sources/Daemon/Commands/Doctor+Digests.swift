import Settings
import Store

extension Doctor {
  /// Looks whether digests can be judged: whether they arrive, and what for.
  mutating func digests(of configuration: Configuration) {
    let digests = configuration.digests
    do throws(RunFailure) {
      _ = try IntegrityInput.keys(digests.publicKeys)
      _ = try IntegrityInput.signatures(digests.metadata)
    } catch {
      return add(.bad, "digests", "\(error)")
    }
    guard digests.publicKeys.isEmpty else {
      return add(
        .good, "digests",
        "signatures are checked with the keys of \(digests.publicKeys.joined(separator: ", "))")
    }
    // A database that cannot be read, or is not there, is told of elsewhere.
    let arrived = (try? Database.holdsDigests(configuration.database.path)) ?? false
    guard digests != .init() || arrived else { return }
    add(
      .warning, "digests",
      (arrived ? "digests arrive, and no public keys are named" : "no public keys are named")
        + ", so that signatures are not checked: who can write the files can forge all of them; save "
        + "the answer of 'aws cloudtrail list-public-keys', and name it in digests.public_keys")
  }
}
