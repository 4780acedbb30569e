import CloudTrail
import Integrity
import Simulation
import Testing

/// Changes that are made to look like something that is no problem.
@Suite struct DisguiseTests {
  /// Three hours below a prefix that the copy leaves out.
  private func tree() throws -> (files: MemoryFiles, digests: [SignedDigest]) {
    var chain = DigestChain(account: "111122223333", region: "eu-central-1")
    chain.root = "prefix/AWSLogs/"
    let signer = try DigestSigner.demonstration()
    var files = MemoryFiles()
    let digests = try (0..<3).map { hour in
      let start = 1_793_520_091 + Int64(hour) * 3_600
      let digest = try chain.next(from: start, to: start + 3_600, files: [], by: signer)
      files.files[path(digest)] = Gzip.member(digest.json)
      return digest
    }
    return (files, digests)
  }

  private func path(_ digest: SignedDigest) -> String {
    String(digest.object.dropFirst("prefix/".count))
  }

  /// A digest under another key would have no successor, and be pending for ever.
  @Test func aDigestThatClaimsAnotherPrefixIsNoPendingOne() throws {
    var (files, digests) = try tree()
    let path = path(digests[1])
    let text = String(decoding: digests[1].json, as: UTF8.self)
    files.files[path] = Gzip.member(
      Array(text.replacing(digests[1].object, with: "other/\(path)").utf8))
    let report = files.verify(RandomTree.keys)
    #expect(report.problems.contains { $0.kind == .digestChanged && $0.path == path })
  }

  /// The Kelvin sign is a K to who compares texts and not bytes.
  @Test func aNameThatOnlyLooksTheSameIsAnother() throws {
    var files = MemoryFiles()
    let folder = "AWSLogs/111122223333/CloudTrail/eu-central-1/2026/11/01"
    let name = "111122223333_CloudTrail_eu-central-1_20261101T0900Z_K.json.gz"
    var chain = DigestChain(account: "111122223333", region: "eu-central-1")
    let text = Array("{\"Records\":[]}".utf8)
    let digest = try chain.next(
      from: 1_793_520_091, to: 1_793_530_891,
      files: [.init(object: "\(folder)/\(name)", hash: DigestSigner.hash(of: text))],
      by: DigestSigner.demonstration())
    files.files = [digest.object: Gzip.member(digest.json)]
    files.files["\(folder)/\(name)"] = Gzip.member(text)
    #expect(files.verify(RandomTree.keys).problems == [])
    let forged = "\(folder)/\(name.replacing("K.", with: "\u{212A}."))"
    files.files["\(folder)/\(name)"] = nil
    files.files[forged] = Gzip.member(text)
    let kinds = Set(files.verify(RandomTree.keys).problems.map(\.kind))
    #expect(kinds == [.fileMissing, .fileUnlisted])
  }

  /// The end of a trail can be cut off unseen: what is left says how far it goes.
  @Test func whatIsCutOffAtTheEndShowsInHowFarItIsProven() throws {
    var (files, digests) = try tree()
    files.files[path(digests[2])] = nil
    let report = files.verify(RandomTree.keys)
    #expect(report.problems == [])
    #expect(report.chains.first?.proven.last?.upperBound == digests[0].endSeconds)
    #expect(report.chains.first?.pending.map(\.path) == [path(digests[1])])
  }
}
