import Foundation
import Testing

/// `trailbell verify` as its users run it, over the trail that `simulate --digests` makes.
struct VerifyCommandTests {
  private let folder: TemporaryFolder
  private let trail: String
  private let keys: String
  private let metadata: String

  init() throws {
    folder = try TemporaryFolder()
    trail = folder.path("trail")
    keys = folder.path("trail.public-keys.json")
    metadata = folder.path("trail.digest-metadata.json")
    let ended = try Program.run(
      ["simulate", "--into", trail, "--events", "400", "--hours", "3", "--digests"])
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(ended.output.contains("try trailbell verify \(trail) --keys \(keys)"))
  }

  private func verify(_ arguments: String...) throws -> Program.Ended {
    try Program.run(["verify"] + arguments)
  }

  private func json(_ arguments: String...) throws -> (object: [String: Any], status: Int32) {
    let ended = try Program.run(["verify", "--format", "json"] + arguments)
    let object = try JSONSerialization.jsonObject(with: Data(ended.output.utf8))
    return (try #require(object as? [String: Any]), ended.status)
  }

  private func files(_ suffix: String) throws -> [String] {
    let names = FileManager.default.enumerator(atPath: trail)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.contains(suffix) && $0.hasSuffix(".json.gz") }.sorted()
      .map { "\(trail)/\($0)" }
  }

  @Test func `a trail as it was delivered has no problems`() throws {
    let (object, status) = try json(trail, "--keys", keys)
    #expect(status == 0)
    let digests = try #require(object["digests"] as? Int)
    let chains = try #require(object["chains"] as? [[String: Any]])
    #expect(object["pending"] as? Int == chains.count)
    #expect(object["verified"] as? Int == digests - chains.count)
    #expect(object["files"] as? Int == (try files("_CloudTrail_").count))
    #expect((object["problems"] as? [Any])?.isEmpty == true)
    let whole = try json(trail, "--keys", keys, "--metadata", metadata)
    #expect(whole.object["verified"] as? Int == digests && whole.status == 0)
  }

  @Test func `what was changed is named, and the status says so`() throws {
    let missing = try files("_CloudTrail_")[3]
    try FileManager.default.removeItem(atPath: missing)
    let (object, status) = try json(trail, "--keys", keys)
    #expect(status == 1)
    let problems = try #require(object["problems"] as? [[String: String]])
    #expect(problems.map { $0["kind"] } == ["file_missing"])
    #expect(problems.map { $0["path"] } == [missing])
    let text = try verify(trail, "--keys", keys)
    #expect(text.status == 1 && text.output.contains("file_missing, 1"))
    #expect(text.output.contains(missing) && text.output.contains("1 problem"))
  }

  /// An answer of `head-object` beside a digest takes the place of what the next digest would say.
  @Test func `metadata beside a digest verifies the newest`() throws {
    let all = try JSONSerialization.jsonObject(
      with: try Data(contentsOf: URL(filePath: metadata)))
    for (key, answer) in try #require(all as? [String: [String: [String: String]]]) {
      let head = ["Metadata": answer["metadata"] ?? [:]]
      try JSONSerialization.data(withJSONObject: head)
        .write(to: URL(filePath: "\(trail)/\(key).metadata.json"))
    }
    let (object, status) = try json(trail, "--keys", keys)
    #expect(status == 0 && object["pending"] as? Int == 0)
  }

  /// The newest digest is named by no other; its metadata is left when it is cut off.
  @Test func `metadata without its digest is a problem`() throws {
    let newest = try #require(
      try files("_CloudTrail-Digest_").max { $0.suffix(24) < $1.suffix(24) })
    let moved = newest + ".metadata.json"
    try FileManager.default.moveItem(atPath: newest, toPath: moved)
    let (object, status) = try json(trail, "--keys", keys)
    #expect(status == 1)
    let problems = try #require(object["problems"] as? [[String: String]])
    #expect(problems.map { $0["kind"] } == ["digest_missing"])
    #expect(problems.map { $0["path"] } == [newest])
    // Also where nothing else is left of the digests.
    for digest in try files("_CloudTrail-Digest_") {
      try FileManager.default.removeItem(atPath: digest)
    }
    let bare = try json(trail, "--keys", keys)
    #expect(bare.status == 1 && bare.object["digests"] as? Int == 0)
    // Of a time that was not asked for nothing is said.
    let later = try verify(trail, "--since", "2031-01-01", "--until", "2031-01-02")
    #expect(later.status == 66)
  }

  /// What a file with the metadata of each chain's newest digest names must be there, as far as it would
  /// lie in what is looked through.
  @Test func `a digest that is named with --metadata alone is missed`() throws {
    let all = try JSONSerialization.jsonObject(
      with: try Data(contentsOf: URL(filePath: metadata)))
    let newest = try #require(all as? [String: Any]).keys.map { "\(trail)/\($0)" }.sorted()
    let gone = try #require(newest.first)
    try FileManager.default.removeItem(atPath: gone)
    let told = ["--keys", keys, "--metadata", metadata]
    func missing(in path: String) throws -> [String] {
      let ended = try Program.run(["verify", "--format", "json", path] + told)
      let object = try JSONSerialization.jsonObject(with: Data(ended.output.utf8))
      let problems = try #require((object as? [String: Any])?["problems"] as? [[String: String]])
      #expect(ended.status == (problems.isEmpty ? 0 : 1), "\(ended.errors)")
      return problems.filter { $0["kind"] == "digest_missing" }.compactMap { $0["path"] }.sorted()
    }
    #expect(try missing(in: trail) == [gone])
    #expect(try json(trail, "--keys", keys).status == 0, "without it nobody can tell")
    // In the folder of its day, and in one where it would not lie.
    func day(_ path: String) -> String { (path as NSString).deletingLastPathComponent }
    #expect(try missing(in: day(gone)) == [gone])
    #expect(try missing(in: day(try #require(newest.last))) == [])
    let later = ["--since", "2031-01-01", "--until", "2031-01-02"]
    #expect(try Program.run(["verify", trail] + later + told).status == 66)
    // Where nothing is left, all are missed.
    for digest in try files("_CloudTrail-Digest_") {
      try FileManager.default.removeItem(atPath: digest)
    }
    #expect(try missing(in: trail) == newest)
  }

  @Test func `without keys it says that signatures were not checked`() throws {
    let ended = try verify(trail)
    #expect(ended.status == 0)
    #expect(ended.output.contains("Signatures were NOT checked"))
  }

  @Test func `nothing to verify is no good news`() throws {
    for digest in try files("_CloudTrail-Digest_") {
      try FileManager.default.removeItem(atPath: digest)
    }
    for arguments in [[trail], [folder.path("nowhere")], [trail, "--keys", trail]] {
      let ended = try Program.run(["verify"] + arguments)
      #expect(ended.status == 66, "\(arguments): \(ended.output)")
      #expect(ended.errors.contains(arguments[0]))
    }
    let later = try verify(trail, "--since", "2031-01-01", "--until", "2031-01-02")
    #expect(later.status == 66 && later.errors.contains("--since"))
    #expect(try verify().status == 64)
  }

  /// A path can hold what a terminal obeys.
  @Test func `hostile names stay text`() throws {
    let day = try files("_CloudTrail_")[0] as NSString
    let name = "\(day.deletingLastPathComponent)/\u{1B}]0;x\u{7}.json"
    try Data("{}".utf8).write(to: URL(filePath: name))
    let ended = try verify(trail, "--keys", keys)
    #expect(ended.status == 1 && ended.output.contains("file_unlisted"))
    #expect(!ended.output.contains("\u{1B}"))
  }
}
