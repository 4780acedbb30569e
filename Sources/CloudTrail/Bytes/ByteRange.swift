/// A stretch of bytes in a buffer that is known from the context.
///
/// Records, members and values are handed around as ranges, so that nothing is copied between
/// inflating a file and binding a column.
public struct ByteRange: Sendable, Hashable {
  /// The position of the first byte.
  public var offset: UInt32
  /// The number of bytes.
  public var count: UInt32

  /// Nothing: the mark of an absent member, for no JSON value is empty.
  public static let none = ByteRange(offset: 0, count: 0)

  /// A range of `count` bytes from `offset`.
  public init(offset: UInt32, count: UInt32) {
    self.offset = offset
    self.count = count
  }

  /// The bytes from `start` up to, and without, `end`.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    offset = UInt32(truncatingIfNeeded: start)
    count = UInt32(truncatingIfNeeded: end - start)
  }

  /// The position of the first byte, as an index.
  @inlinable public var start: Int { Int(offset) }
  /// The position after the last byte, as an index.
  @inlinable public var end: Int { Int(offset) + Int(count) }
  /// Whether the range holds no byte.
  @inlinable public var isEmpty: Bool { count == 0 }
  /// The range without its first and last byte: the content of a JSON string.
  @inlinable public var withoutQuotes: ByteRange { ByteRange(start + 1, end - 1) }
}
