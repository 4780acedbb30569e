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

  /// One member that holds a text.
  static func member(_ text: String, level: Int32 = 6) -> [UInt8] {
    member(Array(text.utf8), level: level)
  }

  /// A member with every optional part of the header: extra field, name, comment, header checksum.
  static func memberWithFullHeader(_ text: String) -> [UInt8] {
    let plain = member(text)
    var header = Array(plain[..<10])
    header[3] = 0x02 | 0x04 | 0x08 | 0x10
    header += [4, 0, 1, 2, 3, 4]
    header += Array("a name.json".utf8) + [0]
    header += Array("a comment".utf8) + [0]
    let checksum = header.withUnsafeBufferPointer {
      crc32(0, $0.baseAddress, UInt32($0.count))
    }
    header += [UInt8(checksum & 0xFF), UInt8(checksum >> 8 & 0xFF)]
    return header + plain[10...]
  }
}
