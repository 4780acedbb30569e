import CloudTrail
import Crypto
import CryptoExtras
import Foundation

/// A public key with which CloudTrail signs digests.
public struct PublicKey: Sendable {
  /// The names under which digests can mean it.
  let fingerprints: [String]
  private let key: _RSA.Signing.PublicKey

  /// Reads a key from DER: PKCS#1, as `list-public-keys` answers, or SubjectPublicKeyInfo.
  public init?(der: [UInt8]) {
    guard let key = try? _RSA.Signing.PublicKey(derRepresentation: der) else { return nil }
    self.key = key
    // Other tools write the same key in the other form, of which the fingerprint is another.
    let forms = [der, Array(key.pkcs1DERRepresentation), Array(key.derRepresentation)]
    fingerprints = forms.map(Self.fingerprint)
  }

  /// How CloudTrail names a key: the MD5 of its DER bytes.
  ///
  /// Not documented; so it is with all keys that the documentation shows.
  static func fingerprint(of der: [UInt8]) -> String {
    Hexadecimal.text(of: Insecure.MD5.hash(data: der))
  }

  /// Whether a signature of this key (RSASSA-PKCS1-v1_5 with SHA-256, RFC 8017) belongs to bytes.
  func accepts(signature: [UInt8], of bytes: [UInt8]) -> Bool {
    key.isValidSignature(
      _RSA.Signing.RSASignature(rawRepresentation: signature), for: SHA256.hash(data: bytes),
      padding: .insecurePKCS1v1_5)
  }
}
