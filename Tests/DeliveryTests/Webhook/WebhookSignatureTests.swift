import Foundation
import Testing

@testable import Delivery

/// Requests are signed as Standard Webhooks asks.
struct WebhookSignatureTests {
  private func signature(_ keys: [String]) throws -> WebhookSignature {
    try WebhookSignature(keys: keys.map { Secret($0) })
  }

  /// The example of the specification's libraries.
  @Test func `the published example comes out`() throws {
    let headers = try signature(["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"]).headers(
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek", nowSeconds: 1_614_265_330,
      body: #"{"test": 2432232314}"#)
    #expect(headers.map(\.0) == ["webhook-id", "webhook-timestamp", "webhook-signature"])
    #expect(headers[0].1 == "msg_p5jXN8AQM9LWM0D4loKWxJek")
    #expect(headers[1].1 == "1614265330")
    #expect(headers[2].1 == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
  }

  @Test(arguments: [
    "", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_", "whsec_not base64!", "whsec_c2hvcnQ=",
  ])
  func `what is no key is refused without being told`(key: String) throws {
    let error = #expect(throws: WebhookSignature.Fault.self) { _ = try signature([key]) }
    let told = "\(try #require(error))"
    #expect(told.contains("whsec_"))
    #expect(key.count < 8 || !told.contains(key))
  }

  /// Python signs the same, for random bodies, ids and keys, with two keys at once.
  @Test func `an independent signer agrees about 10,000 bodies`() throws {
    var chance = SeededGenerator(seed: 7)
    let keys = (0..<2).map { _ in
      "whsec_"
        + Data((0..<32).map { _ in UInt8.random(in: 0...255, using: &chance) })
        .base64EncodedString()
    }
    let signer = try signature(keys)
    var lines: [String] = []
    for number in 0..<10_000 {
      let letters: [Unicode.Scalar] = ["a", "é", "\"", "\\", "🔔", "\u{1}", ".", " "]
      let body = String(
        String.UnicodeScalarView(
          (0..<Int.random(in: 0...60, using: &chance)).map { _ in
            letters.randomElement(using: &chance) ?? "a"
          }))
      let headers = signer.headers(id: "id-\(number)", nowSeconds: Int64(number), body: body)
      let hex = body.utf8.map { String(format: "%02x", $0) }.joined()
      lines.append("id-\(number) \(number) \(hex) \(headers[2].1)")
    }
    let program = """
      import base64, hashlib, hmac, sys
      keys = [base64.b64decode(key[6:]) for key in sys.argv[1:]]
      wrong = 0
      for line in sys.stdin:
          id, time, body, *signatures = line.rstrip("\\n").split(" ")
          signed = f"{id}.{time}.".encode() + bytes.fromhex(body)
          wanted = ["v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
                    for key in keys]
          wrong += wanted != signatures
      print(wrong)
      """
    let output = try Python.run(program, keys, input: lines.joined(separator: "\n"))
    #expect(output == "0\n")
  }
}
