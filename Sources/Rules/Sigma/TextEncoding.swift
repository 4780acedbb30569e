import Foundation

/// What the encoding modifiers make of a text.
enum TextEncoding {
  /// UTF-16, for what Windows programs write.
  static func utf16(_ text: [UInt8], isBigEndian: Bool) -> [UInt8] {
    var encoded: [UInt8] = []
    for unit in String(decoding: text, as: UTF8.self).utf16 {
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      encoded += isBigEndian ? [high, low] : [low, high]
    }
    return encoded
  }

  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    Array(Data(bytes).base64EncodedData())
  }

  /// What a text looks like in Base64 wherever it stands in a longer text: one form for each
  /// position within a group of three bytes, without the characters that the neighbours share.
  static func base64Offsets(_ bytes: [UInt8]) -> [[UInt8]] {
    (0..<3).map { offset in
      let encoded = base64(Array(repeating: UInt8(ascii: " "), count: offset) + bytes)
      let sharedAtStart = [0, 2, 3][offset]
      let sharedAtEnd = [0, 3, 2][(bytes.count + offset) % 3]
      return Array(encoded.dropFirst(sharedAtStart).dropLast(sharedAtEnd))
    }
  }
}
