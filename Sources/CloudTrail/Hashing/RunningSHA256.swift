import Crypto

/// The SHA-256 of content that comes in pieces: the hash by which digests know log files.
struct RunningSHA256 {
  private var function = SHA256()

  /// Takes the next bytes of content.
  mutating func add(_ bytes: UnsafeRawBufferPointer) { function.update(bufferPointer: bytes) }

  /// The hash of what was added.
  func finish() -> SHA256Hash { SHA256Hash(function.finalize()) }
}
