import CloudTrail

/// A link of the chain over what is stored.
///
/// Each transaction that stores something is sealed: the hashes of its rows are listed, and the hashes
/// of these lists go with the head of the chain so far into the new head. Whoever knows a head from
/// elsewhere, such as from the journal, can tell whether anything before it was changed.
struct Seal {
  /// Why there is a seal.
  enum Cause: String {
    /// What a transaction stored.
    case stored
    /// What was there before there were seals.
    case adopted
    /// What was deleted because it was old enough.
    case retention
    /// What was stored anew without a person.
    case erasure
  }

  /// How many entries a list has, and its hash.
  struct List: Equatable {
    let count: Int64
    let hash: SHA256Hash

    init(count: Int64, hash: SHA256Hash) {
      self.count = count
      self.hash = hash
    }

    init(_ entries: SealEntries) { self.init(count: Int64(entries.count), hash: entries.hash) }
  }

  /// Counts up by one.
  let id: Int64
  /// In seconds since 1970.
  let sealedAt: Int64
  let cause: String
  let events: List
  /// All other rows.
  let rows: List
  let withdrawalCount: Int64
  /// Nil without withdrawals.
  let withdrawalsHash: SHA256Hash?
  /// Of what was deleted and why; nil where nothing was.
  let deletionsHash: SHA256Hash?

  /// The head of the chain with this seal.
  ///
  /// - Parameter previous: the head before it, nil for the first.
  func head(after previous: SHA256Hash?) -> SHA256Hash {
    var input = HashInput()
    input.append("trailbell seal")
    input.append(id)
    input.append(previous)
    input.append(sealedAt)
    input.append(cause)
    for list in [events, rows] {
      input.append(list.count)
      input.append(list.hash)
    }
    input.append(withdrawalCount)
    input.append(withdrawalsHash)
    input.append(deletionsHash)
    return input.hash
  }
}

/// Entries of an earlier seal that hold no longer.
struct Withdrawal {
  let seal: Int64
  let runs: EntryRuns

  /// The hash of what one seal withdraws; nil of nothing.
  static func hash(_ withdrawals: [Withdrawal]) -> SHA256Hash? {
    guard !withdrawals.isEmpty else { return nil }
    var input = HashInput()
    for withdrawal in withdrawals.sorted(by: { $0.seal < $1.seal }) {
      input.append(withdrawal.seal)
      input.append(blob: withdrawal.runs.bytes)
    }
    return input.hash
  }
}
