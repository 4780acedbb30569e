extension RawSpan {
  /// The byte at a position.
  @inlinable @inline(__always)
  public func byte(_ position: Int) -> UInt8 {
    unsafeLoad(fromByteOffset: position, as: UInt8.self)
  }

  /// The eight bytes from a position, least significant byte first.
  @inlinable @inline(__always)
  package func word(_ position: Int) -> UInt64 {
    UInt64(littleEndian: unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self))
  }

  /// Whether the bytes of a range are exactly those of a text.
  @inlinable
  public func equals(_ range: ByteRange, _ text: StaticString) -> Bool {
    guard Int(range.count) == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { expected in
      for index in 0..<expected.count where byte(range.start + index) != expected[index] {
        return false
      }
      return true
    }
  }

  /// Whether the bytes of a range are exactly those given.
  @inlinable
  public func equals(_ range: ByteRange, _ expected: [UInt8]) -> Bool {
    guard Int(range.count) == expected.count else { return false }
    for index in 0..<expected.count where byte(range.start + index) != expected[index] {
      return false
    }
    return true
  }

  /// The bytes of a range as text; what is not UTF-8 becomes U+FFFD.
  public func text(_ range: ByteRange) -> String {
    extracting(range.start..<range.end).withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// A copy of the bytes of a range.
  public func copy(_ range: ByteRange) -> [UInt8] {
    extracting(range.start..<range.end).withUnsafeBytes { Array($0) }
  }
}
