import CloudTrail
import Integrity

/// A tree in memory.
struct MemoryFiles: VerifiableFiles {
  var files: [String: [UInt8]] = [:]

  var paths: [String] { files.keys.sorted() }

  func withFile<Value>(
    _ path: String, _ body: (any ByteSource) throws(ContentInspectionFault) -> Value
  ) throws(ContentInspectionFault) -> Value {
    guard let bytes = files[path] else {
      throw ContentInspectionFault("no such file", isUnreadable: true)
    }
    return try body(ArraySource(bytes))
  }

  /// Verifies everything in the tree.
  func verify(
    _ keys: PublicKeys, _ signatures: DigestSignatures = DigestSignatures(),
    _ span: VerifiedSpan = VerifiedSpan()
  ) -> VerificationReport {
    Verification(keys: keys, signatures: signatures, span: span, threads: 1)
      .run(self, paths: paths)
  }
}
