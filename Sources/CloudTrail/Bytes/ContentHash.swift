/// A quick 64-bit hash of bytes that never changes from one release to the next.
///
/// It finds texts in memory and in the database; equality is always checked on the bytes, so a
/// collision costs time and nothing else.
public enum ContentHash {
  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The hash of a range of bytes.
  public static func of(_ range: ByteRange, in bytes: RawSpan, seed: UInt64 = 0) -> UInt64 {
    var hash = seed ^ (UInt64(range.count) &* multiplier)
    var position = range.start
    while position + 8 <= range.end {
      hash = mix(hash, bytes.word(position))
      position += 8
    }
    // The last word overlaps the one before; the length is in the hash already.
    if range.count >= 8 { return finish(mix(hash, bytes.word(range.end - 8))) }
    var tail: UInt64 = 0
    while position < range.end {
      tail = tail << 8 | UInt64(bytes.byte(position))
      position += 1
    }
    return finish(mix(hash, tail))
  }

  /// The hash of a text in UTF-8.
  public static func of(_ text: String) -> UInt64 { of(Array(text.utf8)) }

  /// The hash of bytes.
  public static func of(_ bytes: [UInt8]) -> UInt64 {
    of(ByteRange(0, bytes.count), in: bytes.span.bytes)
  }

  @inline(__always)
  private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: multiplier)
    return product.high ^ product.low
  }

  /// Spreads the last word over all bits.
  private static func finish(_ hash: UInt64) -> UInt64 {
    var value = hash
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
