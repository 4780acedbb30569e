import Crypto
import CryptoExtras
import Foundation

/// Signs digests as CloudTrail does: RSASSA-PKCS1-v1_5 with SHA-256.
public struct DigestSigner: Sendable {
  private let key: _RSA.Signing.PrivateKey

  /// A signer with a private key of its own.
  public init(_ key: _RSA.Signing.PrivateKey) { self.key = key }

  /// The signer of invented trails; its key is public.
  public static func demonstration() throws(SimulationError) -> DigestSigner {
    guard let value = Data(base64Encoded: DemonstrationKey.privateValue),
      let key = try? _RSA.Signing.PrivateKey(derRepresentation: value)
    else { throw .cannotSign }
    return DigestSigner(key)
  }

  /// The public key as `list-public-keys` answers it: DER of PKCS#1, before base64.
  public var publicValue: [UInt8] { Array(key.publicKey.pkcs1DERRepresentation) }

  /// How digests name the key: the MD5 of its value.
  public var fingerprint: String { Self.text(of: Insecure.MD5.hash(data: publicValue)) }

  /// The signature of bytes in hexadecimal digits; the same bytes have the same.
  func signature(of bytes: [UInt8]) throws(SimulationError) -> String {
    guard
      let signature = try? key.signature(
        for: SHA256.hash(data: bytes), padding: .insecurePKCS1v1_5)
    else { throw .cannotSign }
    return Self.text(of: signature.rawRepresentation)
  }

  /// The SHA-256 of a text in hexadecimal digits.
  public static func hash(of text: [UInt8]) -> String { self.text(of: SHA256.hash(data: text)) }

  /// An answer of ListPublicKeys that holds the keys of some signers.
  public static func keyList(_ signers: [DigestSigner]) -> [UInt8] {
    let keys = signers.map { signer in
      "{\"Value\":\"\(Data(signer.publicValue).base64EncodedString())\","
        + "\"ValidityStartTime\":0.0,\"ValidityEndTime\":253402300799.0,"
        + "\"Fingerprint\":\"\(signer.fingerprint)\"}"
    }
    return Array("{\"PublicKeyList\":[\(keys.joined(separator: ","))]}\n".utf8)
  }

  private static func text(of bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
