/// A hash of what a rule says: comments, quotes and line ends do not change it.
struct RuleVersion {
  /// FNV-1a with 64 bits.
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash in 16 hexadecimal digits.
  var text: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  init(_ node: YAMLNode) { add(node) }

  /// Adds a text, and its length, so that no two lists of texts look alike.
  mutating func add(_ text: String) {
    add(bytes: "\(text.utf8.count):".utf8)
    add(bytes: text.utf8)
  }

  private mutating func add(bytes: some Sequence<UInt8>) {
    for byte in bytes {
      hash ^= UInt64(byte)
      hash &*= 0x100_0000_01B3
    }
  }

  private mutating func add(_ node: YAMLNode) {
    switch node.content {
    case .scalar(let scalar):
      let kind =
        switch scalar.kind {
        case .null: "~"
        case .boolean(true): "true"
        case .boolean(false): "false"
        case .number: "number"
        case .text: "text"
        }
      add(bytes: kind.utf8)
      add(scalar.text)
    case .list(let list):
      add(bytes: "[".utf8)
      for element in list { add(element) }
      add(bytes: "]".utf8)
    case .map(let map):
      add(bytes: "{".utf8)
      for entry in map.entries {
        add(entry.key)
        add(entry.value)
      }
      add(bytes: "}".utf8)
    }
  }
}
