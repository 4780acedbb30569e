import CZlib

@testable import Simulation

/// Files in the compressed form in which CloudTrail delivers them.
enum Gzip {
  static func member(_ text: String) throws -> [UInt8] {
    var compressor = try GzipCompressor(level: 1)
    var input = Array(text.utf8)
    var output: [UInt8] = []
    try compressor.compress(&input, into: &output)
    return output
  }

  /// The content of one member, by zlib alone; empty where it is damaged.
  static func content(of member: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    guard
      inflateInit2_(&stream, 16 + MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        == Z_OK
    else { return [] }
    defer { inflateEnd(&stream) }
    var input = member
    var content: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    return input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      while true {
        let status = piece.withUnsafeMutableBufferPointer { piece in
          stream.next_out = piece.baseAddress
          stream.avail_out = UInt32(piece.count)
          return inflate(&stream, Z_NO_FLUSH)
        }
        content += piece[..<(piece.count - Int(stream.avail_out))]
        if status == Z_STREAM_END { return content }
        if status != Z_OK { return [] }
      }
    }
  }
}
