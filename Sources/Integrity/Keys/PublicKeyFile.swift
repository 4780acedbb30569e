import CloudTrail
import Foundation

/// Reads files of public keys.
enum PublicKeyFile {
  /// A key, with the name that its file gives it.
  typealias NamedKey = (key: PublicKey, fingerprint: String?)

  static func keys(_ content: [UInt8]) throws(PublicKeyFault) -> [NamedKey] {
    let text = String(decoding: content, as: UTF8.self)
    if text.unicodeScalars.first(where: { !$0.properties.isWhitespace }) == "{" {
      return try answer(content)
    }
    if text.contains("-----BEGIN ") { return try pem(text) }
    guard let key = PublicKey(der: content) else {
      throw PublicKeyFault("it is neither JSON nor PEM nor the DER of a key")
    }
    return [(key, nil)]
  }

  /// An answer of ListPublicKeys: `{"PublicKeyList": [{"Value": base64, "Fingerprint": text}]}`.
  private static func answer(_ content: [UInt8]) throws(PublicKeyFault) -> [NamedKey] {
    let document: JSONDocument
    do throws(DigestFault) { document = try JSONDocument(content) } catch {
      throw PublicKeyFault("\(error)")
    }
    guard let list = document.root.list("PublicKeyList") else {
      throw PublicKeyFault("it has no PublicKeyList")
    }
    // A time without keys has an empty answer, which is none of the caller's mistakes.
    var keys: [NamedKey] = []
    for (index, entry) in list.enumerated() {
      guard let value = entry.text("Value"), let der = Data(base64Encoded: value),
        let key = PublicKey(der: Array(der))
      else { throw PublicKeyFault("key \(index + 1) of PublicKeyList is no RSA public key") }
      keys.append((key, entry.text("Fingerprint")?.lowercased()))
    }
    return keys
  }

  private static func pem(_ text: String) throws(PublicKeyFault) -> [NamedKey] {
    var keys: [NamedKey] = []
    var body: String?
    for line in text.split(whereSeparator: \.isNewline) {
      if line.hasPrefix("-----BEGIN ") {
        body = ""
      } else if line.hasPrefix("-----END ") {
        guard let der = Data(base64Encoded: body ?? ""), let key = PublicKey(der: Array(der)) else {
          throw PublicKeyFault("PEM block \(keys.count + 1) is no RSA public key")
        }
        keys.append((key, nil))
        body = nil
      } else {
        body? += line.filter { !$0.isWhitespace }
      }
    }
    guard !keys.isEmpty else { throw PublicKeyFault("a PEM block does not end") }
    return keys
  }
}
