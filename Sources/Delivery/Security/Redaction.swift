import Foundation

/// Takes secrets out of what a receiver says: error pages like to repeat what they were asked.
struct Redaction: Sendable {
  private let secrets: [String]

  /// What is shorter is no secret, and would take words out of every answer.
  private static let characterMinimum = 6

  /// Nothing is taken out.
  init() { secrets = [] }

  /// - Parameters:
  ///   - address: the address, where that is a secret.
  ///   - others: values of headers, and keys.
  init(address: String?, others: [String]) {
    let parts = (address.map(Self.parts) ?? []) + others.flatMap(Self.words)
    // The longest first: a part must not leave the rest of the whole behind.
    secrets = Set(parts.filter { $0.count >= Self.characterMinimum }).sorted {
      ($1.count, $0) < ($0.count, $1)
    }
  }

  /// The text with dots in the place of secrets.
  func apply(to text: String) -> String {
    secrets.reduce(text) { text, secret in
      text.replacingOccurrences(of: secret, with: Secret(secret).description, options: .literal)
    }
  }

  /// What stands behind the host, whole and piece by piece, as it is written and as it is meant.
  private static func parts(of address: String) -> [String] {
    guard let start = address.range(of: "://")?.upperBound,
      let slash = address[start...].firstIndex(of: "/")
    else { return [address] }
    let path = String(address[slash...])
    let pieces = path.split(whereSeparator: { "/?&=".contains($0) }).map(String.init)
    let all = [address, path] + pieces
    return all + all.compactMap(\.removingPercentEncoding)
  }

  /// A value, and what stands behind the word that says of which kind it is.
  private static func words(of value: String) -> [String] {
    [value] + value.split(separator: " ").dropFirst().map(String.init)
  }
}
