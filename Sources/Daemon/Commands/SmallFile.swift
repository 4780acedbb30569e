import CloudTrail
import Glibc

/// Reads files that a person names and that are small by nature.
enum SmallFile {
  /// Far above any list of keys or signatures.
  private static let byteMaximum = 64 << 20

  /// The content of a file.
  static func bytes(of path: String) throws(ByteSourceFault) -> [UInt8] {
    try bytes(of: path) { _ in nil }
  }

  /// The content of a file that nobody but its owner can open.
  static func privateBytes(of path: String) throws(ByteSourceFault) -> [UInt8] {
    try bytes(of: path) { status in
      status.st_mode & 0o077 == 0
        ? nil
        : "its mode is \(String(status.st_mode & 0o777, radix: 8)), so that others can open it; run "
          + "chmod 0600"
    }
  }

  /// - Parameter objection: what is wrong with a file of this status.
  private static func bytes(
    of path: String, _ objection: (stat) -> String?
  ) throws(ByteSourceFault) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw ByteSourceFault(String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw ByteSourceFault(String(cString: strerror(errno)))
    }
    if let objection = objection(status) { throw ByteSourceFault(objection) }
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
