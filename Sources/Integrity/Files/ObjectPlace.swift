import CloudTrail

/// How keys of a bucket become paths of a local copy: found by a file that lies there and says its key.
///
/// A copy may leave out a prefix of the bucket, and lie anywhere; from `AWSLogs` on both are the same.
public struct ObjectPlace: Sendable, Hashable {
  /// The local folder that stands for the prefix, with its `/`; may be empty.
  public let folder: String
  /// The prefix of keys that is left out, with its `/`; may be empty.
  public let keyPrefix: String

  /// How many parts must agree where a path does not begin at `AWSLogs`: year, month, day and name.
  private static let agreeingPartsMinimum = 4
  private static let slash = UInt8(ascii: "/")
  private static let root = Array("AWSLogs".utf8)

  /// The place of a file, or nil where a path cannot be that of a key: the file was moved.
  public init?(path: String, object: String) {
    let pathParts = path.utf8.split(separator: Self.slash, omittingEmptySubsequences: false)
    let keyParts = object.utf8.split(separator: Self.slash, omittingEmptySubsequences: false)
    let needed =
      pathParts.lastIndex { $0.elementsEqual(Self.root) }.map { pathParts.count - $0 }
      ?? min(Self.agreeingPartsMinimum, pathParts.count)
    let agreeing = zip(pathParts.reversed(), keyParts.reversed())
      .prefix { $0.elementsEqual($1) }.count
    guard agreeing >= needed else { return nil }
    folder = Self.prefix(of: path, without: pathParts.suffix(agreeing))
    keyPrefix = Self.prefix(of: object, without: keyParts.suffix(agreeing))
  }

  /// The path of a key; nil where it does not begin with the prefix.
  public func path(of object: String) -> String? {
    guard object.utf8.starts(with: keyPrefix.utf8) else { return nil }
    return folder + String(decoding: object.utf8.dropFirst(keyPrefix.utf8.count), as: UTF8.self)
  }

  private static func prefix(
    of text: String, without parts: ArraySlice<Substring.UTF8View>
  ) -> String {
    let tail = parts.reduce(parts.count - 1) { $0 + $1.count }
    return String(decoding: text.utf8.dropLast(tail), as: UTF8.self)
  }
}
