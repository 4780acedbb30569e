import CloudTrail
import Crypto

/// The secret from which pseudonyms are made: the same key gives the same text the same pseudonym in
/// every export, and without the key nobody can try names.
public struct PseudonymKey: Sendable {
  /// Why bytes are no key.
  public struct Fault: Error, Hashable, CustomStringConvertible {
    /// What is wrong, and what to do.
    public let description: String
  }

  /// The fewest bytes that a key may have.
  public static let byteCountMinimum = 32
  /// How a key is made that is good.
  public static let recipe = "(umask 077; openssl rand -hex 32 > FILE)"
  /// What a pseudonym is, for somebody who has the key and wants to make one.
  public static let algorithm =
    "KIND, a hyphen, and the first 16 hexadecimal digits of HMAC-SHA-256(key, KIND, a zero byte, the "
    + "text in small letters (Unicode case folding, NFC) in UTF-8); the key is the content of its file without a line break at its end"

  /// How many bytes of the code are shown: too many to meet by chance among all names of a company.
  private static let shownByteCount = 8
  /// Kinds hold no space, so that this is no pseudonym's.
  private static let checkedText = "trailbell pseudonym key"

  private let key: SymmetricKey

  /// A key from the content of its file; a line break at the end is not part of it.
  public init(fileContent: [UInt8]) throws(Fault) {
    var bytes = fileContent[...]
    if bytes.last == UInt8(ascii: "\n") {
      bytes.removeLast()
      if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    }
    guard bytes.count >= Self.byteCountMinimum else {
      throw Fault(
        description:
          "it has \(bytes.count) bytes, and a key at least \(Self.byteCountMinimum); make "
          + "one with \(Self.recipe)")
    }
    key = SymmetricKey(data: bytes)
  }

  /// The pseudonym of a name, such as `actor-3f9a0c5512de7b48`.
  public func pseudonym(of name: PersonName) -> String {
    name.kind.rawValue + "-" + code(Array(name.kind.rawValue.utf8) + [0] + name.folded)
  }

  /// Tells whether two exports were made with the same key, and nothing else of it.
  public var checkValue: String { code(Array(Self.checkedText.utf8)) }

  private func code(_ bytes: [UInt8]) -> String {
    Hexadecimal.text(
      of: HMAC<SHA256>.authenticationCode(for: bytes, using: key).prefix(Self.shownByteCount))
  }
}
