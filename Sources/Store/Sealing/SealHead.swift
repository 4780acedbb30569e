import CloudTrail

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
    for place in words.indices.dropLast(2) where words[place] == "seal" {
      if let seal = Int64(words[place + 1]), let hash = SHA256Hash(text: String(words[place + 2])) {
        self.init(seal: seal, hash: hash)
        return
      }
    }
    return nil
  }

  /// `seal 12 3f9a…`, with all 64 digits.
  public var description: String { "seal \(seal) \(hash.text)" }
}
