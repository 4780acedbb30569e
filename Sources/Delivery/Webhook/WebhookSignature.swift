import Crypto
import Foundation

/// Signs requests as Standard Webhooks 1.0.0 asks, so that a receiver knows who sent them.
public struct WebhookSignature: Sendable {
  /// Why a key is none.
  public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, and what to do.
    public let description: String
  }

  private let keys: [SymmetricKey]

  private static let prefix = "whsec_"
  /// How long a key may be, in bytes.
  private static let keyLengths = 24...64

  /// Names requests, and signs none.
  public init() { keys = [] }

  /// - Parameter keys: `whsec_` and Base64 each; with more than one, a receiver may know any of them,
  ///   so that keys can be exchanged one after the other.
  public init(keys: [Secret]) throws(Fault) {
    var read: [SymmetricKey] = []
    for key in keys { read.append(try Self.key(key)) }
    self.keys = read
  }

  /// The headers that name a request, and sign its body where there are keys.
  ///
  /// - Parameters:
  ///   - id: the notification's, the same over all tries.
  ///   - nowSeconds: the moment of this try, in seconds since 1970.
  func headers(id: String, nowSeconds: Int64, body: String) -> [(String, String)] {
    var headers = [("webhook-id", id), ("webhook-timestamp", "\(nowSeconds)")]
    guard !keys.isEmpty else { return headers }
    let signed = Data("\(id).\(nowSeconds).\(body)".utf8)
    let signatures = keys.map { key in
      "v1," + Data(HMAC<SHA256>.authenticationCode(for: signed, using: key)).base64EncodedString()
    }
    headers.append(("webhook-signature", signatures.joined(separator: " ")))
    return headers
  }

  private static func key(_ secret: Secret) throws(Fault) -> SymmetricKey {
    guard secret.revealed.hasPrefix(prefix),
      let bytes = Data(base64Encoded: String(secret.revealed.dropFirst(prefix.count)))
    else {
      throw Fault(
        description: "a signing key is whsec_ with Base64 behind it; make one with: "
          + "echo whsec_$(openssl rand -base64 32)")
    }
    guard keyLengths.contains(bytes.count) else {
      throw Fault(
        description:
          "a signing key has 24 to 64 bytes, and this one \(bytes.count); make one with: "
          + "echo whsec_$(openssl rand -base64 32)")
    }
    return SymmetricKey(data: bytes)
  }
}
