/// Where the bytes of a file come from: a descriptor in the daemon, an array in a test.
public protocol ByteSource {
  /// Reads up to as many bytes as fit.
  ///
  /// - Returns: how many were read; 0 at the end.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceFault) -> Int

  /// Goes back to the first byte.
  mutating func rewind() throws(ByteSourceFault)
}

/// Why bytes could not be read, in words for a person.
public struct ByteSourceFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong.
  public let description: String

  /// A fault with its description.
  public init(_ description: String) { self.description = description }
}

/// Bytes in memory, given out in pieces of a size.
public struct ArraySource: ByteSource {
  private let bytes: [UInt8]
  private let pieceByteMaximum: Int
  private var position = 0

  /// A source of bytes that never gives more than a number of them at once.
  public init(_ bytes: [UInt8], pieceByteMaximum: Int = .max) {
    self.bytes = bytes
    self.pieceByteMaximum = max(1, pieceByteMaximum)
  }

  /// Copies the next bytes.
  public mutating func read(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(ByteSourceFault) -> Int {
    let count = min(buffer.count, bytes.count - position, pieceByteMaximum)
    bytes.withUnsafeBytes {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)]))
    }
    position += count
    return count
  }

  /// Starts again.
  public mutating func rewind() throws(ByteSourceFault) { position = 0 }
}
