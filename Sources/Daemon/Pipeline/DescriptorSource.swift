import CloudTrail
import Glibc

/// Reads an open file.
struct DescriptorSource: ByteSource {
  private let descriptor: Int32
  private let stop: StopRequest?
  private var byteCount = 0

  /// What is read to its end even when everything is to stop, in bytes: it takes a moment only.
  private static let patientByteCount = 1 << 20

  /// A source that reads from a descriptor, which must stay open meanwhile.
  init(descriptor: Int32, stop: StopRequest? = nil) {
    self.descriptor = descriptor
    self.stop = stop
  }

  mutating func read(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(ByteSourceFault) -> Int {
    if byteCount > Self.patientByteCount, let stop, stop.isAsked {
      throw ByteSourceFault("the program was stopped meanwhile; the next start reads it again")
    }
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 {
        byteCount += count
        return count
      }
      if errno == EINTR { continue }
      throw ByteSourceFault("cannot read: \(String(cString: strerror(errno)))")
    }
  }

  mutating func rewind() throws(ByteSourceFault) {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw ByteSourceFault("cannot go back to the start: \(String(cString: strerror(errno)))")
    }
  }
}
