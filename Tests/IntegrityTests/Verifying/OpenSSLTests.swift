import CloudTrail
import CryptoExtras
import Foundation
import Simulation
import Testing

/// Another implementation judges the same signatures: `openssl`, where it is installed.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/openssl"), "no openssl"))
struct OpenSSLTests {
  @Test func whatIsSignedIsAcceptedByOpenSSL() throws {
    let signer = try DigestSigner.demonstration()
    var chain = DigestChain(account: "111122223333", region: "eu-central-1")
    for start: Int64 in [1_793_520_091, 1_793_523_691] {
      let file = DigestChain.LogFile(object: "AWSLogs/x", hash: DigestSigner.hash(of: [1]))
      let signed = try chain.next(from: start, to: start + 3_600, files: [file], by: signer)
      let digest = try TrailDigest(reading: signed.json)
      let text = digest.stringToSign(contentHash: DigestSigner.hash(of: signed.json))
      #expect(try accepts(text, signed.signature, signer))
      #expect(try !accepts(text.dropLast() + [0], signed.signature, signer))
    }
  }

  private func accepts(
    _ text: [UInt8], _ signature: String, _ signer: DigestSigner
  ) throws -> Bool {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let key = try _RSA.Signing.PublicKey(derRepresentation: signer.publicValue)
    let bytes = stride(from: 0, to: signature.utf8.count, by: 2).compactMap { offset in
      UInt8(
        String(decoding: Array(signature.utf8)[offset..<(offset + 2)], as: UTF8.self), radix: 16)
    }
    let files = ["key.pem": Data(key.pemRepresentation.utf8), "signature": Data(bytes)]
    for (name, content) in files { try content.write(to: folder.appending(path: name)) }
    try Data(text).write(to: folder.appending(path: "text"))
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/openssl")
    process.currentDirectoryURL = folder
    process.arguments = [
      "dgst", "-sha256", "-verify", "key.pem", "-signature", "signature", "text",
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
