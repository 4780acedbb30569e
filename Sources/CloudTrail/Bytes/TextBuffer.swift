/// Memory for the text of many files, filled by inflating and read until the rows are stored.
///
/// The bytes flow through here: they are written once by zlib and read in place by the scanner
/// and by SQLite, which is why this is raw memory and not an array that could be copied.
/// A buffer belongs to one thread at a time; it is handed on together with its batch.
public final class TextBuffer: @unchecked Sendable {
  /// How many bytes fit.
  public private(set) var capacity: Int
  /// How many bytes are filled.
  public private(set) var count = 0

  private var memory: UnsafeMutableRawPointer

  /// A buffer of a capacity in bytes.
  public init(capacity: Int) {
    self.capacity = capacity
    memory = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
  }

  deinit { memory.deallocate() }

  /// The filled bytes.
  public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: memory, count: count) }

  /// The bytes that are not filled yet.
  public var free: UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(start: memory + count, count: capacity - count)
  }

  /// A filled part that may be overwritten.
  func mutableBytes(_ range: ByteRange) -> UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(start: memory + range.start, count: Int(range.count))
  }

  /// Notes that bytes were written to the beginning of ``free``.
  public func didFill(_ byteCount: Int) { count += byteCount }

  /// Forgets everything after a position.
  public func truncate(to newCount: Int) { count = min(count, newCount) }

  /// Copies bytes to the end, growing when they do not fit.
  public func append(_ source: UnsafeRawBufferPointer) {
    reserve(source.count)
    guard !source.isEmpty else { return }
    free.copyMemory(from: source)
    count += source.count
  }

  /// Makes room for further bytes; what is filled stays.
  public func reserve(_ byteCount: Int) {
    guard count + byteCount > capacity else { return }
    resize(to: max(count + byteCount, capacity + capacity / 4))
  }

  /// Empties the buffer and gives back memory beyond a capacity.
  public func reset(capacityMaximum: Int) {
    count = 0
    if capacity > capacityMaximum { resize(to: capacityMaximum) }
  }

  private func resize(to newCapacity: Int) {
    let larger = UnsafeMutableRawPointer.allocate(byteCount: newCapacity, alignment: 16)
    larger.copyMemory(from: memory, byteCount: count)
    memory.deallocate()
    memory = larger
    capacity = newCapacity
  }
}
