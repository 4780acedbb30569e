import CryptoExtras
import Foundation
import Testing

@testable import Integrity

@Suite struct PublicKeyTests {
  /// A key of the AWS documentation in the form of SubjectPublicKeyInfo is known by PKCS#1 too.
  @Test func everyFormOfAKeyIsTheSame() throws {
    let key = try _RSA.Signing.PrivateKey(keySize: .bits2048).publicKey
    let fingerprint = PublicKey.fingerprint(of: Array(key.pkcs1DERRepresentation))
    let forms: [[UInt8]] = [
      Array(key.pkcs1DERRepresentation), Array(key.derRepresentation),
      Array(key.pkcs1PEMRepresentation.utf8), Array(key.pemRepresentation.utf8),
    ]
    for form in forms {
      var keys = PublicKeys()
      try keys.add(form)
      #expect(keys.key(fingerprint) != nil)
      #expect(keys.key(fingerprint.uppercased()) != nil)
      #expect(keys.key("00") == nil)
    }
  }

  @Test(arguments: [
    "", "no key", "{}", "{\"PublicKeyList\":[{\"Value\":\"AAAA\"}]}", "[1]", "{\"PublicKeyList\":",
    "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", "-----BEGIN PUBLIC KEY-----\n",
  ])
  func whatIsNoKeySaysWhatToGive(_ text: String) {
    var keys = PublicKeys()
    let fault = #expect(throws: PublicKeyFault.self) { try keys.add(Array(text.utf8)) }
    #expect(fault?.description.contains("list-public-keys") == true)
  }
}
