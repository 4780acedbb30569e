import CloudTrail
import Glibc

/// Reads a file by its path.
struct FileSource: ByteSource {
  private let descriptor: Int32

  init(path: String) throws(BenchmarkError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw BenchmarkError("cannot open \(path)") }
  }

  func close() { _ = Glibc.close(descriptor) }

  mutating func read(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(ByteSourceFault) -> Int {
    let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    guard count >= 0 else { throw ByteSourceFault("cannot read") }
    return count
  }

  mutating func rewind() throws(ByteSourceFault) {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw ByteSourceFault("cannot go back") }
  }
}
