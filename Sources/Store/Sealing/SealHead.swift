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

  /// How a line tells a head.
  private static let words = "sealed up to "

  /// A line that tells it.
  public var line: String { Self.words + description }

  /// Reads what ``line`` writes: as the whole line, or behind the level that a log puts before it.
  ///
  /// What others can bring into a line, such as the name of a file, is none.
  public init?(line: some StringProtocol) {
    var rest = Substring(line)
    for level in ["notice: ", "<5>"] where rest.hasPrefix(level) {
      rest = rest.dropFirst(level.count)
    }
    let parts = rest.split(separator: " ")
    guard rest.hasPrefix(Self.words), parts.count >= 6, parts[3] == "seal",
      let seal = Int64(parts[4]), let hash = SHA256Hash(text: String(parts[5].prefix(64)))
    else { return nil }
    self.init(seal: seal, hash: hash)
  }

  /// `seal 12 3f9a…`, with all 64 digits.
  public var description: String { "seal \(seal) \(hash.text)" }
}
