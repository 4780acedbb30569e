@testable import Rules

/// Makes up nodes out of texts that readers of YAML stumble over.
struct RandomYAML {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  static let pieces = [
    " ", "  ", "\n", "\t", "\r\n", ":", ": ", "#", " #", "'", "\"", "\\", "-", "- ", "---", "...",
    "|", ">", "&a", "*a", "!tag", "%", "@", "`", "{", "}", "[", "]", ",", "?", "? ", "<<", "=",
    "~", "null", "true", "No", "off", "5", "-1.5e3", "0x1F", "0777", ".5", ".inf", "12:30",
    "2026-01-31", "2026-01-31T10:00:00Z", "word", "schön", "e\u{301}", "\u{301}", "\u{1F600}",
    "\u{85}", "\u{A0}", "\u{2028}", "x\u{FEFF}", "\u{FFFE}", "\u{10FFFF}", "\u{0}", "\u{7F}",
    "\u{202E}", "$.eventName", "&&", "long words in a row that need to be folded somewhere ",
  ]

  mutating func text() -> String {
    if generator.chance(1) { return String(repeating: generator.pick(Self.pieces), count: 1200) }
    return (0..<Int.random(in: 0...5, using: &generator))
      .map { _ in generator.pick(Self.pieces) }.joined()
  }

  mutating func map(depth: Int = 0) -> YAMLNode {
    var names: Set<String> = []
    var entries: [YAMLMap.Entry] = []
    for _ in 0..<Int.random(in: 0...4, using: &generator) {
      let name = text()
      guard names.insert(name).inserted else { continue }
      entries.append(YAMLMap.Entry(key: name, place: .start, value: node(depth: depth + 1)))
    }
    return YAMLNode(content: .map(YAMLMap(entries: entries)), place: .start)
  }

  private mutating func node(depth: Int) -> YAMLNode {
    switch Int.random(in: 0...9, using: &generator) {
    case 0 where depth < 5, 1 where depth < 5: return map(depth: depth)
    case 2 where depth < 5, 3 where depth < 5:
      let count = Int.random(in: 0...4, using: &generator)
      let list = (0..<count).map { _ in node(depth: depth + 1) }
      return YAMLNode(content: .list(list), place: .start)
    case 4:
      let text = generator.pick(["5", "-1.5", "1e3", "true", "False", "null", "~", ""])
      return scalar(text, YAMLScalar.Kind(plain: text))
    default: return scalar(text(), .text)
    }
  }

  private func scalar(_ text: String, _ kind: YAMLScalar.Kind) -> YAMLNode {
    YAMLNode(
      content: .scalar(YAMLScalar(text: text, kind: kind, quoteWidth: nil)), place: .start)
  }
}

extension YAMLNode {
  /// What the node says, to compare two of them: down to the bytes, without places.
  var canonicalText: String {
    switch content {
    case .scalar(let scalar):
      "\(scalar.kind)\(Self.bytes(scalar.text))"
    case .list(let list): "[\(list.map(\.canonicalText).joined(separator: ","))]"
    case .map(let map):
      "{\(map.entries.map { "\(Self.bytes($0.key)):\($0.value.canonicalText)" })}"
    }
  }

  // Equal texts can differ in their bytes.
  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}
