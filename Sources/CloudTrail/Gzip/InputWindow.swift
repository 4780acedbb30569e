/// The bytes of a file between reading and inflating, in memory that all files of a decoder share.
///
/// Raw memory because zlib reads it in place; it belongs to one decoder, hence unchecked.
final class InputWindow: @unchecked Sendable {
  private let memory: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0

  init(capacity: Int = 128 << 10) {
    memory = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 16)
  }

  deinit { memory.deallocate() }

  var isEmpty: Bool { start == end }
  var count: Int { end - start }

  /// What was read and not used.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[start..<end]) }

  var startsWithGzip: Bool { count >= 2 && memory[start] == 0x1F && memory[start + 1] == 0x8B }

  func consume(_ byteCount: Int) { start += byteCount }

  func clear() {
    start = 0
    end = 0
  }

  /// Reads anew when everything is used.
  func refill(from source: inout any ByteSource) throws(ByteSourceFault) -> Int {
    clear()
    return try append(from: &source)
  }

  /// Reads behind what is there.
  func append(from source: inout any ByteSource) throws(ByteSourceFault) -> Int {
    if start > 0 {
      // Without this the last byte of the window could never be joined by the next one.
      memory.copyMemory(from: bytes)
      end -= start
      start = 0
    }
    guard end < memory.count else { return 0 }
    let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: memory[end...]))
    end += count
    return count
  }
}
