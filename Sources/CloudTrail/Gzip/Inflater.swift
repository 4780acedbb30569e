import CZlib

/// zlib's inflate for gzip members, one after the other (RFC 1952).
///
/// A class with unchecked sendability, because zlib keeps pointers into itself: it must not move,
/// and it belongs to one decoder.
final class Inflater: @unchecked Sendable {
  /// What a step ended with.
  enum Step {
    /// The input is used up, or the output is full.
    case progressed
    /// A member is complete and its checksum and length are right.
    case memberEnded
    /// The bytes are not what a gzip member holds.
    case corrupt(String)
  }

  private var stream = z_stream()
  private var isReady = false

  /// Gzip only: 15 bits of window, and 16 for the wrapper.
  private static let windowBits: Int32 = 15 + 16

  deinit {
    if isReady { inflateEnd(&stream) }
  }

  /// Starts a member.
  func start() {
    if isReady {
      inflateReset(&stream)
    } else {
      let status = inflateInit2_(
        &stream, Self.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
      isReady = status == Z_OK
    }
  }

  /// Inflates from input to output; reports how many bytes of both were used.
  func inflate(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> (step: Step, inputCount: Int, outputCount: Int) {
    guard isReady else { return (.corrupt("zlib has no memory for its window"), 0, 0) }
    // zlib's interface is not const, but it only reads its input.
    stream.next_in = UnsafeMutablePointer(
      mutating: input.baseAddress?.assumingMemoryBound(to: Bytef.self))
    stream.avail_in = UInt32(clamping: input.count)
    stream.next_out = output.baseAddress?.assumingMemoryBound(to: Bytef.self)
    stream.avail_out = UInt32(clamping: output.count)
    let offeredInput = Int(stream.avail_in)
    let offeredOutput = Int(stream.avail_out)
    let status = CZlib.inflate(&stream, Z_NO_FLUSH)
    let inputCount = offeredInput - Int(stream.avail_in)
    let outputCount = offeredOutput - Int(stream.avail_out)
    switch status {
    case Z_OK, Z_BUF_ERROR: return (.progressed, inputCount, outputCount)
    case Z_STREAM_END: return (.memberEnded, inputCount, outputCount)
    case Z_NEED_DICT: return (.corrupt("a preset dictionary is needed"), inputCount, outputCount)
    default:
      let message = stream.msg.map { String(cString: $0) } ?? "error \(status)"
      return (.corrupt(message), inputCount, outputCount)
    }
  }
}
