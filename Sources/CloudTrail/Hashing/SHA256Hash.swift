import Crypto

/// A SHA-256 hash: 32 bytes.
///
/// Source: FIPS 180-4, "Secure Hash Standard".
public struct SHA256Hash: Hashable, Sendable {
  /// How many bytes it has.
  public static let byteCount = 32

  /// The hash of no bytes.
  public static let ofNothing = SHA256Hash(of: [])

  /// The bytes, eight in a number, the first one highest.
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// The hash of bytes.
  public init(of bytes: UnsafeRawBufferPointer) {
    var content = RunningSHA256()
    content.add(bytes)
    self = content.finish()
  }

  /// The hash of bytes.
  public init(of bytes: [UInt8]) { self = bytes.withUnsafeBytes { SHA256Hash(of: $0) } }

  /// A hash that was computed before; nil where these are not 32 bytes.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    let adjacent = bytes.withContiguousStorageIfAvailable { SHA256Hash($0) }
    self = adjacent ?? Array(bytes).withUnsafeBufferPointer { SHA256Hash($0) }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    words = Self.words(UnsafeRawBufferPointer(bytes))
  }

  /// A hash from its ``text``; nil where these are not 64 hexadecimal digits.
  public init?(text: String) {
    guard let bytes = Hexadecimal.bytes(of: text) else { return nil }
    self.init(bytes: bytes)
  }

  /// What the function gave.
  init(_ digest: SHA256.Digest) {
    words = digest.withUnsafeBytes { Self.words($0) }
  }

  private static func words(_ bytes: UnsafeRawBufferPointer) -> (UInt64, UInt64, UInt64, UInt64) {
    func word(_ index: Int) -> UInt64 {
      UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
    }
    return (word(0), word(1), word(2), word(3))
  }

  /// Appends the bytes.
  public func append(to bytes: inout [UInt8]) {
    for word in [words.0, words.1, words.2, words.3] {
      withUnsafeBytes(of: word.bigEndian) { bytes.append(contentsOf: $0) }
    }
  }

  /// The bytes.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.byteCount)
    append(to: &bytes)
    return bytes
  }

  /// The bytes as 64 hexadecimal digits, in lower case.
  public var text: String { Hexadecimal.text(of: bytes) }

  /// Whether two hashes are the same.
  public static func == (left: SHA256Hash, right: SHA256Hash) -> Bool { left.words == right.words }

  /// What a set or a dictionary finds it by.
  public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}
