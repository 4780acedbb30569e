import CZlib
import Glibc

/// Inflates whole files into one buffer with zlib and nothing else.
final class RawInflater {
  private var stream = z_stream()
  private var input = [UInt8](repeating: 0, count: 1 << 20)
  private var output = [UInt8](repeating: 0, count: 1 << 20)

  /// Gzip only: 15 bits of window, and 16 for the wrapper.
  private static let windowBits: Int32 = 15 + 16

  init() throws {
    let status = inflateInit2_(
      &stream, Self.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { throw BenchmarkError("zlib has no memory") }
  }

  deinit { inflateEnd(&stream) }

  /// Gives the content of a file to a body, which must not keep it.
  func withContent<Result>(
    of path: String, _ body: (UnsafeRawBufferPointer) -> Result
  ) throws -> Result {
    let inputCount = try read(path)
    let outputCount = try inflate(inputCount, path)
    return output.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<outputCount])) }
  }

  private func read(_ path: String) throws -> Int {
    var source = try FileSource(path: path)
    defer { source.close() }
    var count = 0
    while true {
      let added = try input.withUnsafeMutableBytes { buffer in
        try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
      }
      count += added
      if added == 0 { return count }
      if count == input.count { input += [UInt8](repeating: 0, count: count) }
    }
  }

  private func inflate(_ inputCount: Int, _ path: String) throws -> Int {
    inflateReset(&stream)
    var outputCount = 0
    var status = Z_OK
    while status == Z_OK {
      if outputCount == output.count {
        output += [UInt8](repeating: 0, count: outputCount)
      }
      status = input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output in
          stream.next_in = input.baseAddress.map { $0 + Int(stream.total_in) }
          stream.avail_in = UInt32(inputCount - Int(stream.total_in))
          stream.next_out = output.baseAddress.map { $0 + outputCount }
          stream.avail_out = UInt32(output.count - outputCount)
          return CZlib.inflate(&stream, Z_NO_FLUSH)
        }
      }
      outputCount = Int(stream.total_out)
    }
    guard status == Z_STREAM_END else { throw BenchmarkError("cannot inflate \(path)") }
    return outputCount
  }
}
