import CZlib

/// Makes one gzip member of each text, with no name and no time in its header: same text, same bytes.
///
/// One compressor serves one thread, which uses it again for every file.
struct GzipCompressor: ~Copyable {
  /// zlib keeps a pointer to the stream in its own state, so the stream must not move.
  private let stream: UnsafeMutablePointer<z_stream>

  /// A compressor at one of zlib's levels, 1 (fast) to 9 (small).
  init(level: Int32) throws(SimulationError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 16 more than the largest window asks for a gzip header instead of a zlib one.
    let code = deflateInit2_(
      stream, level, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else {
      stream.deallocate()
      throw .cannotCompress(code: code)
    }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// Replaces `output` with the compressed text.
  mutating func compress(
    _ text: inout [UInt8], into output: inout [UInt8]
  ) throws(SimulationError) {
    deflateReset(stream)
    let room = Int(deflateBound(stream, UInt(text.count)))
    if output.count < room {
      output.append(contentsOf: repeatElement(0, count: room - output.count))
    }
    let code = text.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.pointee.next_in = source.baseAddress
        stream.pointee.avail_in = UInt32(source.count)
        stream.pointee.next_out = target.baseAddress
        stream.pointee.avail_out = UInt32(target.count)
        return deflate(stream, Z_FINISH)
      }
    }
    guard code == Z_STREAM_END else { throw .cannotCompress(code: code) }
    output.removeLast(output.count - Int(stream.pointee.total_out))
  }
}
