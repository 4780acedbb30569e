/// Gives rules names by which others refer to them, and files are called: small letters, digits
/// and dashes, each once.
struct RuleNames {
  private static let lengthMaximum = 80

  private var counts: [String: Int] = [:]

  /// A name made of what AWS calls the rule, and of where it is from: accounts have rules alike.
  mutating func claim(_ text: String, of account: RuleAccount? = nil) -> String {
    let name = ([text] + (account?.words ?? [])).map(Self.slug).joined(separator: "-")
    var candidate = name
    while counts[candidate] != nil {
      counts[name, default: 1] += 1
      candidate = "\(name)-\(counts[name] ?? 1)"
    }
    counts[candidate] = 1
    return candidate
  }

  /// `UnauthorizedAPICalls` and `unauthorized_api_calls` become `unauthorized-api-calls`.
  static func slug(of text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var words: [String] = [""]
    for (position, scalar) in scalars.enumerated() {
      guard scalar.isASCII, scalar.properties.isAlphabetic || "0"..."9" ~= scalar else {
        words.append("")
        continue
      }
      if beginsWord(position, scalars) { words.append("") }
      words[words.count - 1] += String(scalar).lowercased()
    }
    let slug = words.filter { !$0.isEmpty }.joined(separator: "-").prefix(lengthMaximum)
    return slug.isEmpty ? "rule" : slug.hasSuffix("-") ? String(slug.dropLast()) : String(slug)
  }

  /// Whether a capital letter begins a word: after a small one, or before one (`APICalls`).
  private static func beginsWord(_ position: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    guard position > 0, isCapital(scalars[position]) else { return false }
    if "a"..."z" ~= scalars[position - 1] { return true }
    return position + 1 < scalars.count && "a"..."z" ~= scalars[position + 1]
  }

  private static func isCapital(_ scalar: Unicode.Scalar) -> Bool { "A"..."Z" ~= scalar }
}
