import Glibc

/// A path or a file name as the kernel holds it: bytes, which need not be UTF-8.
///
/// The empty value stands for the root of a tree itself.
public struct PathBytes: Sendable, Hashable {
  /// The bytes as the kernel gave them, without a terminating zero.
  public let bytes: [UInt8]

  /// The root of a tree, relative to itself.
  public static let root = PathBytes([UInt8]())

  /// Takes bytes as they are.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Takes the UTF-8 bytes of a text, as it comes from a configuration.
  public init(_ text: String) {
    self.bytes = Array(text.utf8)
  }

  /// Whether this is the root itself.
  public var isRoot: Bool { bytes.isEmpty }

  /// The path of an entry inside this directory.
  public func appending(_ name: PathBytes) -> PathBytes {
    if isRoot { return name }
    if name.isRoot { return self }
    var joined = [UInt8]()
    joined.reserveCapacity(bytes.count + 1 + name.bytes.count)
    joined.append(contentsOf: bytes)
    if bytes.last != Self.slash { joined.append(Self.slash) }
    joined.append(contentsOf: name.bytes)
    return PathBytes(joined)
  }

  /// The names between the slashes; none for the root.
  var components: [PathBytes] {
    if isRoot { return [] }
    return bytes.split(separator: Self.slash, omittingEmptySubsequences: false).map {
      PathBytes([UInt8]($0))
    }
  }

  /// Whether this can name an entry of a directory, and only of that directory.
  var isPlainName: Bool {
    if bytes.isEmpty || self == Self.here || self == Self.above { return false }
    return !bytes.contains(Self.slash) && !bytes.contains(0)
  }

  static let slash = UInt8(ascii: "/")
  static let here = PathBytes(".")
  private static let above = PathBytes("..")
}

extension PathBytes: Comparable {
  /// Orders by the bytes alone, so that the order is the same on every machine and in every locale.
  public static func < (left: PathBytes, right: PathBytes) -> Bool {
    let shorter = min(left.bytes.count, right.bytes.count)
    // Names in one directory share forty bytes and more: memcmp steps over them in a few cycles.
    let order = memcmp(left.bytes, right.bytes, shorter)
    return order == 0 ? left.bytes.count < right.bytes.count : order < 0
  }
}

extension PathBytes {
  /// The bytes with a zero behind them, as system calls want them.
  ///
  /// Bytes that hold a zero themselves would name another file: check `isPlainName`, or that there
  /// is none, before.
  var terminated: [CChar] {
    var characters = [CChar]()
    characters.reserveCapacity(bytes.count + 1)
    for byte in bytes { characters.append(CChar(bitPattern: byte)) }
    characters.append(0)
    return characters
  }
}
