import CloudTrail

/// A link of the chain over what is stored.
///
/// Each transaction that stores something is sealed: the hashes of its rows are listed, and the hash of
/// that list goes with the head of the chain so far into the new head. Whoever knows a head from
/// elsewhere, such as from the journal, can tell whether anything before it was changed.
struct Seal {
  /// Why there is a seal.
  enum Cause: String {
    /// What a transaction stored.
    case stored
    /// What was there before there were seals.
    case adopted
  }

  /// Counts up by one.
  let id: Int64
  /// In seconds since 1970.
  let sealedAt: Int64
  let cause: String
  let entryCount: Int64
  let entriesHash: SHA256Hash
  let withdrawalCount: Int64
  /// Nil without withdrawals.
  let withdrawalsHash: SHA256Hash?

  /// The head of the chain with this seal.
  ///
  /// - Parameter previous: the head before it, nil for the first.
  func head(after previous: SHA256Hash?) -> SHA256Hash {
    var input = HashInput()
    input.append("trailbell seal")
    input.append(id)
    if let previous { input.append(previous) } else { input.appendNull() }
    input.append(sealedAt)
    input.append(cause)
    input.append(entryCount)
    input.append(entriesHash)
    input.append(withdrawalCount)
    if let withdrawalsHash { input.append(withdrawalsHash) } else { input.appendNull() }
    return input.hash
  }

  /// The hash of what a seal withdraws, in the order of the seals that it withdraws from.
  static func withdrawalsHash(_ withdrawals: [Withdrawal]) -> SHA256Hash? {
    guard !withdrawals.isEmpty else { return nil }
    var input = HashInput()
    for withdrawal in withdrawals.sorted(by: { $0.seal < $1.seal }) {
      input.append(withdrawal.seal)
      input.append(blob: withdrawal.runs.bytes)
    }
    return input.hash
  }
}

/// Entries of an earlier seal that hold no longer.
struct Withdrawal {
  let seal: Int64
  let runs: EntryRuns
}

/// The end of the chain: enough to prove later that nothing before it was changed.
public struct SealHead: Sendable, Hashable, CustomStringConvertible {
  /// The number of the last seal.
  public let seal: Int64
  /// The hash over everything up to it.
  public let hash: SHA256Hash

  /// A head from its parts.
  public init(seal: Int64, hash: SHA256Hash) {
    self.seal = seal
    self.hash = hash
  }

  /// Reads what ``description`` writes, wherever it stands in a line; nil where it does not.
  public init?(in line: some StringProtocol) {
    let words = line.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    guard let place = words.firstIndex(of: "seal"), place + 2 < words.endIndex,
      let seal = Int64(words[place + 1]), let hash = SHA256Hash(text: String(words[place + 2]))
    else { return nil }
    self.init(seal: seal, hash: hash)
  }

  /// `seal 12 3f9a…`, with all 64 digits.
  public var description: String { "seal \(seal) \(hash.text)" }
}
