/// Computes a hash of a file's content while it is read.
///
/// Handed in, so that this module needs no cryptography. One belongs to one decoder.
public protocol ContentHasher: AnyObject {
  /// A file begins, or the same one again.
  func begin()

  /// Takes the next bytes of content.
  func add(_ bytes: UnsafeRawBufferPointer)

  /// The hash of what was added since the beginning.
  func finish() -> [UInt8]
}
