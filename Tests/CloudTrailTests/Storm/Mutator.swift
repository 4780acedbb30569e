/// Damages files in the ways in which hostile and unlucky ones differ from sound ones.
struct Mutator {
  var random: SplitMix

  private static let words: [[UInt8]] =
    [
      "\"Records\":[", "{\"Records\":", "]}", "}", "{", "[", "]", ",", ":", "\"", "\\", "\\u",
      "null",
      "\"eventID\":", "\"eventTime\":", "\"detail\":{", "\"message\":\"{",
      "\"_raw\":\"{\\\"eventID\\\":1}\"",
      "\"digestEndTime\":1,", "\"userIdentity\":{\"arn\":\"", "1e999", "-", "\\uD800", "{}",
      "{\"eventVersion\":\"1\"}", "2026-01-01T00:00:00Z", "\u{FEFF}", "\"event\":{\"original\":\"{",
    ].map { Array($0.utf8) } + [[0x1F, 0x8B], [0], [0xFF], [0x1F, 0x8B, 8, 0]]

  mutating func mutate(_ bytes: inout [UInt8]) {
    for _ in 0...random.below(4) { step(&bytes) }
  }

  private mutating func step(_ bytes: inout [UInt8]) {
    let position = random.below(bytes.count + 1)
    let end = min(bytes.count, position + random.below(30))
    switch random.below(8) {
    case 0: bytes.removeSubrange(position..<end)
    case 1: bytes.insert(contentsOf: random.pick(Self.words), at: position)
    case 2: bytes.replaceSubrange(position..<end, with: random.pick(Self.words))
    case 3: if position < bytes.count { bytes[position] ^= 1 << UInt8(random.below(8)) }
    case 4: if position < bytes.count { bytes[position] = UInt8(random.below(256)) }
    case 5: bytes.insert(contentsOf: bytes[position..<end], at: random.below(bytes.count + 1))
    case 6: bytes.removeSubrange(position...)
    default:
      let other = random.below(bytes.count + 1)
      if position < bytes.count, other < bytes.count { bytes.swapAt(position, other) }
    }
  }
}
