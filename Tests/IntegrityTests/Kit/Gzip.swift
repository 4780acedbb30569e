import CZlib

/// Makes gzip members, sound ones and odd ones.
enum Gzip {
  /// One member that holds the bytes.
  static func member(_ content: [UInt8], level: Int32 = 6) -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    let status = deflateInit2_(
      &stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
    precondition(status == Z_OK, "zlib has no memory")
    defer { deflateEnd(&stream) }
    var input = content
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(content.count))) + 32)
    let count = input.withUnsafeMutableBytes { input in
      output.withUnsafeMutableBytes { output in
        stream.next_in = input.baseAddress?.assumingMemoryBound(to: Bytef.self)
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress?.assumingMemoryBound(to: Bytef.self)
        stream.avail_out = UInt32(output.count)
        precondition(deflate(&stream, Z_FINISH) == Z_STREAM_END, "deflate did not end")
        return output.count - Int(stream.avail_out)
      }
    }
    return Array(output[..<count])
  }

  /// The content of the first member, by zlib alone; nil where it is not whole.
  static func firstMember(of bytes: [UInt8]) -> (content: [UInt8], rest: Int)? {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, size) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: 4 << 20)
    let status = input.withUnsafeMutableBytes { input in
      output.withUnsafeMutableBytes { output in
        stream.next_in = input.baseAddress?.assumingMemoryBound(to: Bytef.self)
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress?.assumingMemoryBound(to: Bytef.self)
        stream.avail_out = UInt32(output.count)
        return inflate(&stream, Z_FINISH)
      }
    }
    guard status == Z_STREAM_END else { return nil }
    return (Array(output[..<Int(stream.total_out)]), Int(stream.avail_in))
  }
}
