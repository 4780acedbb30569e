import CloudTrail

/// A seal as it lies in the database, with everything that is wrong with it by itself.
struct StoredSeal {
  let seal: Seal
  let head: SHA256Hash
  /// The entries that hold, as far as they can be read: no later seal withdrew them.
  let liveEntries: [SealEntry]
  /// What is wrong, each a sentence.
  let faults: [String]
}
