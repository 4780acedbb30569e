import CloudTrail
import Crypto

/// SHA-256 of a file's content while it is read: the hash by which digests know log files.
public final class ContentSHA256: ContentHasher {
  private var hash = SHA256()

  /// A hasher for one decoder.
  public init() {}

  /// Begins anew.
  public func begin() { hash = SHA256() }

  /// Takes the next bytes.
  public func add(_ bytes: UnsafeRawBufferPointer) { hash.update(bufferPointer: bytes) }

  /// The 32 bytes of the hash.
  public func finish() -> [UInt8] { Array(hash.finalize()) }
}
