/// The name at the end of a path.
enum FileName {
  /// What stands behind the last `/` of a path or key.
  static func of(_ path: String) -> String {
    let bytes = path.utf8
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(decoding: bytes[bytes.index(after: slash)...], as: UTF8.self)
  }
}
