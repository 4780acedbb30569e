/// A short name made of what a thing is, the same in every release: FNV-1a with 64 bits.
package struct NameHash: Sendable {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of nothing yet.
  package init() {}

  /// Adds bytes.
  package mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
  }

  /// Adds a text, and its length, so that no two lists of texts look alike.
  package mutating func add(_ text: String) {
    add("\(text.utf8.count):".utf8)
    add(text.utf8)
  }

  /// The name: 16 hexadecimal digits.
  package var text: String { Hexadecimal.text(hash, width: 16) }
}
