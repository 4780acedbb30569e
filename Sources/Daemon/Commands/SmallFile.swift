import CloudTrail
import Glibc

/// Reads files that a person names and that are small by nature.
enum SmallFile {
  /// Far above any list of keys or signatures.
  private static let byteMaximum = 64 << 20

  /// The content of a file.
  static func bytes(of path: String) throws(ByteSourceFault) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw ByteSourceFault(String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var source = DescriptorSource(descriptor: descriptor)
    var bytes: [UInt8] = []
    let chunk = TextBuffer(capacity: 64 << 10)
    while true {
      let count = try source.read(into: chunk.free)
      if count == 0 { return bytes }
      bytes += UnsafeRawBufferPointer(rebasing: chunk.free[..<count])
      guard bytes.count <= Self.byteMaximum else {
        throw ByteSourceFault("larger than \(Self.byteMaximum) bytes; name another file")
      }
    }
  }
}
