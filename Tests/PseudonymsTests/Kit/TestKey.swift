import Pseudonyms

/// Keys that nobody uses.
enum TestKey {
  /// A key made of one byte.
  static func of(_ byte: UInt8) throws(PseudonymKey.Fault) -> PseudonymKey {
    try PseudonymKey(fileContent: Array(repeating: byte, count: PseudonymKey.byteCountMinimum))
  }
}
